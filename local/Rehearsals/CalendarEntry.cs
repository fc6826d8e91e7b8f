namespace HybridTrust.Local.Rehearsals;

/// <summary>What happened at a time of the simulated clock.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="What">A sentence.</param>
internal sealed record CalendarEntry(DateTimeOffset At, string What);

namespace HybridTrust.Watch;

/// <summary>Who watches.</summary>
/// <param name="Watch">The orchestration.</param>
/// <param name="At">When it was claimed, UTC.</param>
public sealed record WatchClaim(string Watch, DateTimeOffset At);

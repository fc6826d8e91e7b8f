using HybridTrust.Runs;

namespace HybridTrust.Workflows.Cases.Calendars;

/// <summary>When a run was first seen in a phase.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="At">When, UTC.</param>
public sealed record Sighting(RunPhase Phase, DateTimeOffset At);

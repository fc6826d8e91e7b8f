using HybridTrust.Runs;

namespace HybridTrust.Workflows.Cases.Calendars;

/// <summary>When a run was first seen in a phase.</summary>
internal sealed record Sighting(RunPhase Phase, DateTimeOffset At);

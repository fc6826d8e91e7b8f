using HybridTrust.Plans;

namespace HybridTrust.Runs.Activities;

/// <summary>A plan and its run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Plan">The plan.</param>
public sealed record PlanToSave(string Run, Plan Plan);

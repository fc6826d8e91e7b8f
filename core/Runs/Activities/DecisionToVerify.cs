namespace HybridTrust.Runs.Activities;

/// <summary>The decision that a run needs.</summary>
/// <param name="Run">The run.</param>
/// <param name="PlanHash">The plan to be decided on.</param>
/// <param name="RequestedBy">Who asked for the run, and so may not decide.</param>
/// <param name="ExpiresAt">A decision after this does not count, UTC.</param>
public sealed record DecisionToVerify(string Run, string PlanHash, string RequestedBy, DateTimeOffset ExpiresAt);

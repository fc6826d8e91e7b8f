namespace HybridTrust.Runs;

/// <summary>Tells a run that a decision was recorded. It carries nothing to believe: the run reads and checks the record.</summary>
/// <param name="PlanHash">The plan decided on.</param>
public sealed record ApprovalNotice(string PlanHash);

namespace HybridTrust.Runs.Activities;

/// <summary>What is recorded about a plan.</summary>
/// <param name="Decision">The decision; null when there is none that counts.</param>
/// <param name="Objection">Why a recorded decision does not count; null when it does or there is none.</param>
public sealed record ApprovalVerdict(Approval? Decision, string? Objection);

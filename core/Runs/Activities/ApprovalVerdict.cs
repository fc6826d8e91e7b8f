namespace HybridTrust.Runs.Activities;

/// <summary>What is recorded about a plan.</summary>
/// <param name="Decision">The decision; null when there is none that counts.</param>
/// <param name="Objection">Why a recorded decision does not count; null when it does or there is none.</param>
public sealed record ApprovalVerdict(Approval? Decision, string? Objection)
{
    /// <summary>The first of two approvals; null where one is enough or none is there.</summary>
    public Approval? First { get; init; }
}

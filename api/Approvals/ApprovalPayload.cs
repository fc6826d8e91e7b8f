namespace HybridTrust.Api.Approvals;

/// <summary>A decision as <c>POST /api/runs/{id}/approval</c> takes it. Who decides is the caller.</summary>
/// <param name="Plan">The hash of the plan decided on.</param>
/// <param name="Decision">What is decided.</param>
/// <param name="Reason">Why; at most 1,000 characters.</param>
public sealed record ApprovalPayload(
    string Plan,
    ApprovalDecision Decision,
    string? Reason = null);

namespace HybridTrust.Api.Runners.Enrolling;

/// <summary>A revocation as <c>POST /api/runners/{id}/revocation</c> takes it. Who revokes is the caller.</summary>
/// <param name="Reason">Why; at most 200 characters.</param>
public sealed record RevocationPayload(
    string? Reason = null);

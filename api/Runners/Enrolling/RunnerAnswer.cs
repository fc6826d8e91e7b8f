using HybridTrust.Jobs;

namespace HybridTrust.Api.Runners.Enrolling;

/// <summary>A runner, as <c>GET /api/runners</c> shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="EnrolledAt">Since when it is enrolled, UTC.</param>
/// <param name="InvitedBy">Who invited it; absent when it came with the deployment.</param>
/// <param name="Thumbprint">The certificate that its results are signed with.</param>
/// <param name="CertificateExpiresAt">When that ends, UTC.</param>
/// <param name="Revoked">Who revoked it, when and why; absent while it counts.</param>
public sealed record RunnerAnswer(
    string Name,
    DateTimeOffset EnrolledAt,
    string? InvitedBy,
    string Thumbprint,
    DateTimeOffset CertificateExpiresAt,
    Revocation? Revoked)
{
    /// <summary>A runner as it is shown.</summary>
    public static RunnerAnswer Of(EnrolledRunner runner) => new(
        runner.Name, runner.EnrolledAt, runner.InvitedBy, runner.Certificate.Thumbprint, runner.Certificate.NotAfter, runner.Revoked);
}

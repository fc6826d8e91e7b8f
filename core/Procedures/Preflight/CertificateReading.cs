using HybridTrust.Certificates;

namespace HybridTrust.Procedures.Preflight;

/// <summary>What a server has of an auth certificate.</summary>
/// <param name="Thumbprint">The certificate.</param>
/// <param name="Use"><c>current</c> or <c>next</c>.</param>
/// <param name="Effective">When the next one takes effect, UTC; null for the current one.</param>
/// <param name="Holding">What the server has of it.</param>
/// <param name="Trouble">Why that is not known; null when it is.</param>
internal sealed record CertificateReading(string Thumbprint, string Use, DateTimeOffset? Effective, CertificateHolding Holding, string? Trouble = null)
{
    /// <summary>The certificate itself; null where the server did not show it.</summary>
    public PublicCertificate? Certificate { get; init; }
}

using HybridTrust.Certificates;

namespace HybridTrust.Procedures;

/// <summary>An auth certificate that was looked for among keys.</summary>
/// <param name="Wanted">The certificate.</param>
/// <param name="Match">The surest match; null when there is no key that checks signatures.</param>
internal sealed record SoughtCertificate(AuthCertificate Wanted, KeyMatch? Match)
{
    /// <summary>Whether it is there, with its own dates.</summary>
    public bool IsVerified => Match is { Verified: true };
}

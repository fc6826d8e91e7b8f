using HybridTrust.Certificates;

namespace HybridTrust.Vault;

/// <summary>A certificate in the vault.</summary>
/// <param name="Reference">Where it is.</param>
/// <param name="Certificate">The public part.</param>
/// <param name="ContentType">The secret's content type.</param>
/// <param name="Thumbprint">The secret's <c>thumbprint</c> tag.</param>
/// <param name="NotBefore">The secret's activation date, UTC.</param>
/// <param name="ExpiresOn">The secret's expiry, UTC.</param>
public sealed record StoredCertificate(
    VaultReference Reference,
    PublicCertificate Certificate,
    string ContentType,
    string Thumbprint,
    DateTimeOffset? NotBefore,
    DateTimeOffset? ExpiresOn);

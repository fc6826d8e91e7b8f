using System.Security.Cryptography.X509Certificates;
using Azure.Security.KeyVault.Keys.Cryptography;
using HybridTrust.Certificates;
using HybridTrust.Jobs;

namespace HybridTrust.Functions.Azure.Signing;

/// <summary>A certificate whose private key lies in Key Vault: the vault signs a hash, the key is never here.</summary>
/// <param name="Certificate">The public part.</param>
/// <param name="Key">The key in the vault.</param>
internal sealed record VaultKey(PublicCertificate Certificate, CryptographyClient Key)
{
    /// <summary>Seals content.</summary>
    public async Task<byte[]> SealAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(Certificate.Der.Span);
        using var key = await Key.CreateRSAAsync(cancellation);
        return CmsSeal.Seal(content.Span, certificate, key);
    }
}

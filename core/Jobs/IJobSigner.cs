using HybridTrust.Certificates;

namespace HybridTrust.Jobs;

/// <summary>Signs with a private key that the caller never sees: jobs by the host (Key Vault in Azure), results by a runner.</summary>
public interface IJobSigner
{
    /// <summary>The signer's certificate; the other side has pinned it.</summary>
    Task<PublicCertificate> CertificateAsync(CancellationToken cancellation);

    /// <summary>A CMS SignedData (attached content, SHA-256) over the content.</summary>
    Task<byte[]> SignAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation);
}

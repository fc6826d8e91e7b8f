using HybridTrust.Certificates;

namespace HybridTrust.Jobs;

/// <summary>Signs with a private key that the caller never sees: jobs by the host (Key Vault in Azure), results by a runner.</summary>
public interface IJobSigner
{
    /// <summary>
    /// Who signed before this one, as the installation itself says, and never a record: what that one signed and announced still counts
    /// until its certificate ends. Null where there was nobody, or nobody need be known any more.
    /// </summary>
    PublicCertificate? Predecessor => null;

    /// <summary>The signer's certificate; the other side has pinned it.</summary>
    Task<PublicCertificate> CertificateAsync(CancellationToken cancellation);

    /// <summary>A CMS SignedData (attached content, SHA-256) over the content.</summary>
    Task<byte[]> SignAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation);
}

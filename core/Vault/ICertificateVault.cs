using HybridTrust.Certificates;

namespace HybridTrust.Vault;

/// <summary>
/// Key Vault, as the product uses it: public certificates as secrets of type <c>application/pkix-cert</c> with thumbprint,
/// NotBefore and expiry set. Key Vault imports a <em>certificate</em> only with its private key, which never leaves Exchange.
/// </summary>
public interface ICertificateVault
{
    /// <summary>The certificate kept under a name, newest version; null when there is none.</summary>
    Task<StoredCertificate?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>Keeps a certificate as the newest version under a name. Storing what is there already adds no version.</summary>
    Task<StoredCertificate> StoreAsync(string name, PublicCertificate certificate, CancellationToken cancellation);

    /// <summary>Takes the newest version out of use (undo).</summary>
    /// <returns>False when the newest version is not the one given: nothing was changed.</returns>
    Task<bool> RemoveAsync(VaultReference reference, CancellationToken cancellation);
}

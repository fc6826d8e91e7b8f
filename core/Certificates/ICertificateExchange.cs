namespace HybridTrust.Certificates;

/// <summary>
/// Hands public certificates from the site that read them to the site that keeps them. On a runner they travel with the
/// signed result; in the cloud they are records. Histories carry the thumbprint only.
/// </summary>
public interface ICertificateExchange
{
    /// <summary>Offers a certificate to later steps.</summary>
    Task OfferAsync(PublicCertificate certificate, CancellationToken cancellation);

    /// <summary>The certificate with a thumbprint, if an earlier step offered it.</summary>
    Task<PublicCertificate?> FindAsync(string thumbprint, CancellationToken cancellation);
}

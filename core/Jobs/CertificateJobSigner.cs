using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;

namespace HybridTrust.Jobs;

/// <summary>Signs with a certificate whose private key this process holds: the embedded host's, or a runner's own.</summary>
public sealed class CertificateJobSigner : IJobSigner
{
    private readonly X509Certificate2 _certificate;
    private readonly PublicCertificate _public;

    /// <summary>A signer; the caller keeps the certificate alive and disposes of it.</summary>
    /// <exception cref="CryptographicException">The certificate has no RSA private key.</exception>
    public CertificateJobSigner(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey()
            ?? throw new CryptographicException(
                $"Certificate {certificate.Thumbprint} has no RSA private key, so it cannot sign. Give a certificate with its RSA key.");
        _certificate = certificate;
        _public = PublicCertificate.Of(certificate);
    }

    /// <inheritdoc />
    public PublicCertificate? Predecessor { get; init; }

    /// <inheritdoc />
    public Task<PublicCertificate> CertificateAsync(CancellationToken cancellation) => Task.FromResult(_public);

    /// <inheritdoc />
    public Task<byte[]> SignAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        Task.FromResult(CmsSeal.Seal(content.Span, _certificate));
}

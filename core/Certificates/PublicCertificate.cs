using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Serialization;

namespace HybridTrust.Certificates;

/// <summary>
/// The public part of a certificate: what may leave a server. There is no way to put a private key into it.
/// Equal when the DER bytes are.
/// </summary>
[JsonConverter(typeof(PublicCertificateConverter))]
public sealed class PublicCertificate : IEquatable<PublicCertificate>
{
    private readonly byte[] _der;

    private PublicCertificate(X509Certificate2 certificate)
    {
        _der = certificate.RawData;
        Thumbprint = certificate.Thumbprint;
        Subject = certificate.Subject;
        NotBefore = new DateTimeOffset(certificate.NotBefore.ToUniversalTime(), TimeSpan.Zero);
        NotAfter = new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);
        using var rsa = certificate.GetRSAPublicKey();
        RsaKeySize = rsa?.KeySize;
    }

    /// <summary>The certificate's DER bytes.</summary>
    public ReadOnlyMemory<byte> Der => _der;

    /// <summary>SHA-1 over the DER, 40 upper-case hex digits: how Exchange and Entra name a certificate.</summary>
    public string Thumbprint { get; }

    /// <summary>SHA-256 over the DER, 64 lower-case hex digits.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(_der));

    /// <summary>The subject, such as <c>CN=Microsoft Exchange Server Auth Certificate</c>.</summary>
    public string Subject { get; }

    /// <summary>Start of validity, UTC.</summary>
    public DateTimeOffset NotBefore { get; }

    /// <summary>End of validity, UTC.</summary>
    public DateTimeOffset NotAfter { get; }

    /// <summary>Size of the RSA key in bits; null when the key is of another kind.</summary>
    public int? RsaKeySize { get; }

    /// <summary>Reads DER (or PEM) bytes of one certificate.</summary>
    /// <exception cref="FormatException">The bytes are not a certificate, or carry a private key.</exception>
    public static PublicCertificate FromDer(ReadOnlySpan<byte> der)
    {
        try
        {
            if (der.IsEmpty || X509Certificate2.GetCertContentType(der) is not X509ContentType.Cert)
            {
                throw new FormatException("These bytes are not a public certificate. Give the DER of one certificate, without a private key.");
            }

            using var certificate = X509CertificateLoader.LoadCertificate(der);
            return new PublicCertificate(certificate);
        }
        catch (CryptographicException malformed)
        {
            throw new FormatException("These bytes are not a certificate. Give the DER of one certificate, without a private key.", malformed);
        }
    }

    /// <summary>The public part of a certificate object.</summary>
    public static PublicCertificate Of(X509Certificate2 certificate) => new(certificate);

    /// <inheritdoc />
    public bool Equals(PublicCertificate? other) => other is not null && _der.AsSpan().SequenceEqual(other._der);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PublicCertificate);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Thumbprint);

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Thumbprint} ({Subject}, {NotBefore:yyyy-MM-dd} to {NotAfter:yyyy-MM-dd})");
}

using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Serialization;

namespace HybridTrust.Certificates;

/// <summary>
/// The public part of a certificate: what may leave a server. There is no way to put a private key into it.
/// Equal when the DER bytes are.
/// </summary>
[JsonConverter(typeof(PublicCertificateConverter))]
public sealed class PublicCertificate : IEquatable<PublicCertificate>
{
    /// <summary>The most bytes that are looked at: far more than a certificate of this trade needs.</summary>
    internal const int LargestDer = 64 * 1024;

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

    /// <summary>Reads the DER or PEM of exactly one certificate.</summary>
    /// <exception cref="FormatException">
    /// The bytes are not a certificate, hold more than one thing, or carry a private key; for hostile bytes too.
    /// </exception>
    public static PublicCertificate FromDer(ReadOnlySpan<byte> der)
    {
        if (der.Length > LargestDer)
        {
            throw Refusal();
        }

        try
        {
            var exact = Pem(der) ?? der.ToArray();

            // The loader would skip what follows the certificate, and so would a PKCS#12 or PKCS#7 slip through on some platforms.
            if (!IsOneElement(exact) || X509Certificate2.GetCertContentType(exact) is not X509ContentType.Cert)
            {
                throw Refusal();
            }

            using var certificate = X509CertificateLoader.LoadCertificate(exact);
            return new PublicCertificate(certificate);
        }
        catch (Exception malformed) when (malformed is CryptographicException or ArgumentException)
        {
            throw Refusal(malformed);
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

    private static bool IsOneElement(byte[] der) =>
        AsnDecoder.TryReadEncodedValue(der, AsnEncodingRules.DER, out _, out _, out _, out var consumed) && consumed == der.Length;

    // One PEM block and nothing else: what stands beside it could be the private key.
    private static byte[]? Pem(ReadOnlySpan<byte> bytes)
    {
        if (!Ascii.IsValid(bytes) || !PemEncoding.TryFindUtf8(bytes, out var fields))
        {
            return null;
        }

        var beside = Encoding.ASCII.GetString(bytes[..fields.Location.Start.Value]) + Encoding.ASCII.GetString(bytes[fields.Location.End.Value..]);
        return bytes[fields.Label].SequenceEqual("CERTIFICATE"u8) && string.IsNullOrWhiteSpace(beside)
            ? Convert.FromBase64String(Encoding.ASCII.GetString(bytes[fields.Base64Data]))
            : throw Refusal();
    }

    private static FormatException Refusal(Exception? malformed = null) =>
        new("These bytes are not one public certificate. Give the DER or PEM of exactly one certificate, without a private key.", malformed);
}

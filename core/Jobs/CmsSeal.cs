using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;

namespace HybridTrust.Jobs;

/// <summary>
/// Seals content as CMS SignedData and opens it again with a pinned certificate. The pin is the trust: the signer's
/// certificate is compared byte by byte and no chain is built, so no authority can vouch for another signer.
/// </summary>
public static class CmsSeal
{
    /// <summary>The largest envelope that is looked at, in bytes: 4 MiB.</summary>
    public const int MaxSize = 4 * 1024 * 1024;

    /// <summary>Signs with a certificate that has its private key at hand.</summary>
    /// <exception cref="CryptographicException">The certificate has no usable RSA private key.</exception>
    public static byte[] Seal(ReadOnlySpan<byte> content, X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey()
            ?? throw new CryptographicException(
                $"Certificate {certificate.Thumbprint} has no RSA private key, so it cannot sign. Give the file that holds the key too (PFX or PEM).");
        return Seal(content, certificate, key);
    }

    /// <summary>Signs with a key that lies elsewhere, such as in a Key Vault.</summary>
    /// <param name="content">What is signed and attached.</param>
    /// <param name="certificate">The signer's certificate; its public part travels with the signature.</param>
    /// <param name="key">The certificate's key; only asked to sign a hash (PKCS#1, SHA-256).</param>
    /// <exception cref="CryptographicException">The key refused, or the sealed content would be larger than <see cref="MaxSize"/>.</exception>
    public static byte[] Seal(ReadOnlySpan<byte> content, X509Certificate2 certificate, RSA key)
    {
        var cms = new SignedCms(new ContentInfo(content.ToArray()), detached: false);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate, key, RSASignaturePadding.Pkcs1)
        {
            DigestAlgorithm = new Oid(CmsShape.Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        cms.ComputeSignature(signer, silent: true);
        var envelope = cms.Encode();
        return envelope.Length <= MaxSize
            ? envelope
            : throw new CryptographicException(
                $"The sealed content has {envelope.Length} bytes, more than the {MaxSize} that its receiver would look at. Ask for fewer steps at once.");
    }

    /// <summary>Opens what <see cref="Seal(ReadOnlySpan{byte}, X509Certificate2)"/> made; whatever else the bytes are, the answer is a refusal.</summary>
    /// <param name="envelope">The bytes as they came.</param>
    /// <param name="pinned">The only certificate whose signature counts.</param>
    public static Opening<ReadOnlyMemory<byte>> Open(ReadOnlyMemory<byte> envelope, PublicCertificate pinned)
    {
        if (envelope.Length > MaxSize)
        {
            return Refuse(JobRefusalReason.Malformed,
                $"The envelope has {envelope.Length} bytes; none is larger than {MaxSize}. Find out what stands between the two sides and changes what they send.");
        }

        CmsShape shape;
        try
        {
            shape = CmsShape.Read(envelope);
        }
        catch (AsnContentException)
        {
            return Refuse(JobRefusalReason.Malformed,
                $"The {envelope.Length} bytes that came are not a signed envelope of HybridTrust, or were cut short or changed on the way. " +
                "If it happens again, look at proxies that rewrite content.");
        }

        if (!shape.Certificate.Span.SequenceEqual(pinned.Der.Span))
        {
            return Refuse(JobRefusalReason.WrongSigner,
                $"The envelope was signed with certificate {Name(shape.Certificate.Span)}, but {pinned} is pinned. " +
                "If the signer was renewed, enrol again to pin the new certificate; if not, someone else is sending: tell security.");
        }

        return SignatureFits(envelope)
            ? new Opening<ReadOnlyMemory<byte>>.Opened(shape.Content)
            : Refuse(JobRefusalReason.BadSignature,
                $"The signature does not fit the content, though it names the pinned certificate {pinned.Thumbprint}: the envelope was changed or forged. " +
                "Nothing in it was acted on; tell security, and keep the envelope.");
    }

    private static bool SignatureFits(ReadOnlyMemory<byte> envelope)
    {
        try
        {
            var cms = new SignedCms();
            cms.Decode(envelope.Span);
            cms.SignerInfos[0].CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Name(ReadOnlySpan<byte> der)
    {
        try
        {
            return PublicCertificate.FromDer(der).ToString();
        }
        catch (FormatException)
        {
            return $"(unreadable, {der.Length} bytes)";
        }
    }

    private static Opening<ReadOnlyMemory<byte>>.Refused Refuse(JobRefusalReason reason, string explanation) => new(new JobRefusal(reason, explanation));
}

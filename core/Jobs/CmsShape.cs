using System.Formats.Asn1;

namespace HybridTrust.Jobs;

/// <summary>
/// The one shape of SignedData that jobs and results have: one digest, one certificate, one signer, attached content, no
/// attributes, no revocation lists, nothing behind the end. A signature does not cover those places, so what may stand
/// there is fixed before the signature is looked at.
/// </summary>
/// <param name="Content">The attached content.</param>
/// <param name="Certificate">The signer's certificate as it came, DER.</param>
internal sealed record CmsShape(ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Certificate)
{
    /// <summary>SHA-256.</summary>
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";

    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string Data = "1.2.840.113549.1.7.1";
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string RsaWithSha256 = "1.2.840.113549.1.1.11";

    private static readonly Asn1Tag Explicit0 = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>Reads the shape, in DER.</summary>
    /// <exception cref="AsnContentException">The bytes have another shape.</exception>
    public static CmsShape Read(ReadOnlyMemory<byte> bytes)
    {
        var file = new AsnReader(bytes, AsnEncodingRules.DER);
        var contentInfo = Only(file, file.ReadSequence());
        Expect(contentInfo.ReadObjectIdentifier() is SignedData);
        var wrapper = Only(contentInfo, contentInfo.ReadSequence(Explicit0));
        var signedData = Only(wrapper, wrapper.ReadSequence());

        Expect(signedData.TryReadInt32(out var version) && version == 1);
        var digests = signedData.ReadSetOf();
        ReadAlgorithm(digests, Sha256);
        digests.ThrowIfNotEmpty();

        var encapsulated = signedData.ReadSequence();
        Expect(encapsulated.ReadObjectIdentifier() is Data);
        var attached = Only(encapsulated, encapsulated.ReadSequence(Explicit0));
        Expect(attached.TryReadPrimitiveOctetString(out var content));
        attached.ThrowIfNotEmpty();

        var certificates = signedData.ReadSetOf(Explicit0);
        var certificate = certificates.ReadEncodedValue();
        certificates.ThrowIfNotEmpty();

        var signers = Only(signedData, signedData.ReadSetOf());
        ReadSigner(Only(signers, signers.ReadSequence()));
        return new CmsShape(content, certificate);
    }

    private static void ReadSigner(AsnReader signer)
    {
        Expect(signer.TryReadInt32(out var version) && version == 1);
        signer.ReadSequence();
        ReadAlgorithm(signer, Sha256);
        ReadAlgorithm(signer, Rsa, RsaWithSha256);
        Expect(signer.TryReadPrimitiveOctetString(out _));
        signer.ThrowIfNotEmpty();
    }

    private static void ReadAlgorithm(AsnReader reader, params ReadOnlySpan<string> allowed)
    {
        var algorithm = reader.ReadSequence();
        Expect(allowed.Contains(algorithm.ReadObjectIdentifier()));

        // RFC 5754: the parameters are absent or NULL, and both mean the same.
        if (algorithm.HasData)
        {
            algorithm.ReadNull();
        }

        algorithm.ThrowIfNotEmpty();
    }

    private static AsnReader Only(AsnReader outer, AsnReader inner)
    {
        outer.ThrowIfNotEmpty();
        return inner;
    }

    private static void Expect(bool condition)
    {
        if (!condition)
        {
            throw new AsnContentException();
        }
    }
}

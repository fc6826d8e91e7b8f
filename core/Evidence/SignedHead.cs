using System.Security.Cryptography;
using System.Text.Json.Serialization;
using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Json;

namespace HybridTrust.Evidence;

/// <summary>
/// The head of a run's evidence, signed by the host. A chain alone can be written anew from the first record on; this cannot, and a copy of
/// the head in the ticket says how long the chain was by then.
/// </summary>
/// <param name="Count">How many records it covers.</param>
/// <param name="Hash">The hash of the last of them.</param>
/// <param name="Signer">The host's job signer, as it was then.</param>
/// <param name="Seal">CMS SignedData over the <see cref="HeadStatement"/>; base64 in JSON.</param>
public sealed record SignedHead(int Count, string Hash, PublicCertificate Signer, byte[] Seal)
{
    /// <summary>Signs a head.</summary>
    /// <exception cref="CryptographicException">The key refused.</exception>
    public static async Task<SignedHead> SealAsync(IJobSigner signer, string run, EvidenceChain head, CancellationToken cancellation) => new(
        head.Count,
        head.Hash,
        await signer.CertificateAsync(cancellation),
        await signer.SignAsync(Statement(run, head.Count, head.Hash), cancellation));

    /// <summary>
    /// How the installation's signers announced each other, sealed: whoever trusts one of them knows by these that the one who signed came after it.
    /// Null where there is only one.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<byte[]>? Announcements { get; init; }

    /// <summary>Why the signature is not that of <see cref="Signer"/>; null when it is. Whether that one counts is not said.</summary>
    /// <param name="run">The run it must speak of.</param>
    public string? Objection(string run) => CmsSeal.Open(Seal, Signer) switch
    {
        Opening<ReadOnlyMemory<byte>>.Opened opened when opened.Value.Span.SequenceEqual(Statement(run, Count, Hash)) => null,
        Opening<ReadOnlyMemory<byte>>.Opened => $"the signature is genuine, but it was made for something else than head {Hash} of {run}",
        Opening<ReadOnlyMemory<byte>>.Refused { Refusal.Reason: JobRefusalReason.WrongSigner } =>
            $"it names signer {Signer.Thumbprint}, and another certificate signed it",
        Opening<ReadOnlyMemory<byte>>.Refused { Refusal.Reason: JobRefusalReason.BadSignature } => "the signature does not fit: it was changed or forged",
        _ => "what stands there is no signature",
    };

    private static byte[] Statement(string run, int count, string hash) => CanonicalJson.Write(new HeadStatement(HeadStatement.OnlyPurpose, run, count, hash));
}

using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Json;

namespace HybridTrust.Enrolments;

/// <summary>What the host grants a runner, sealed by the job signer: who changes the answer on the way cannot seal it again.</summary>
/// <param name="Version">The format.</param>
/// <param name="Runner">The runner's name.</param>
/// <param name="Certificate">SHA-256 of the certificate that was enrolled.</param>
/// <param name="Token">The runner's bearer token; null where the host knows runners by another identity.</param>
public sealed record EnrolmentGrant(int Version, string Runner, string Certificate, string? Token)
{
    /// <summary>The format written today.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Seals a grant.</summary>
    public Task<byte[]> SealAsync(IJobSigner signer, CancellationToken cancellation) => signer.SignAsync(TrustJson.SerializeToUtf8(this), cancellation);

    /// <summary>Opens a grant that is meant for a certificate.</summary>
    public static Opening<EnrolmentGrant> Open(ReadOnlyMemory<byte> grant, PublicCertificate signer, PublicCertificate own) =>
        CmsSeal.Open(grant, signer)
            .Then(content => SealedJson.Read<EnrolmentGrant>(content.Span, CurrentVersion, "grant"))
            .Unless(opened => string.Equals(opened.Certificate, own.Sha256, StringComparison.Ordinal) ? null : new JobRefusal(
                JobRefusalReason.WrongRunner, $"The host enrolled certificate {opened.Certificate} and not this server's. Somebody stands in between: tell security."));

    // Tokens are never printed, not even by accident.
    /// <inheritdoc />
    public override string ToString() => $"grant for {Runner}";
}

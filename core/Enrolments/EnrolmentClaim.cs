using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Json;

namespace HybridTrust.Enrolments;

/// <summary>A runner's proof that it holds the key of the certificate that it brings, made for one code.</summary>
/// <param name="Version">The format.</param>
/// <param name="CodeHash">The hash of the code that it goes with.</param>
public sealed record EnrolmentClaim(int Version, string CodeHash)
{
    private const int CurrentVersion = 1;

    /// <summary>Makes a claim.</summary>
    public static Task<byte[]> SealAsync(IJobSigner runner, string code, CancellationToken cancellation) =>
        runner.SignAsync(TrustJson.SerializeToUtf8(new EnrolmentClaim(CurrentVersion, HashOf(code))), cancellation);

    /// <summary>Whether a claim was made with the certificate's own key for this code.</summary>
    public static JobRefusal? Check(ReadOnlyMemory<byte> claim, PublicCertificate certificate, string code) =>
        CmsSeal.Open(claim, certificate).Then(content => SealedJson.Read<EnrolmentClaim>(content.Span, CurrentVersion, "claim")) switch
        {
            Opening<EnrolmentClaim>.Refused refused => refused.Refusal,
            Opening<EnrolmentClaim>.Opened(var opened) when string.Equals(opened.CodeHash, HashOf(code), StringComparison.Ordinal) => null,
            _ => new JobRefusal(JobRefusalReason.WrongJob, "The claim was made for another code. Run 'hybrid-runner enrol' with the code at hand."),
        };

    private static string HashOf(string code) => EnrolmentCode.HashOf(EnrolmentCode.Normalize(code) ?? "");
}

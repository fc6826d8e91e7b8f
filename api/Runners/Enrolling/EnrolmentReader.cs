using System.Text.Json;
using HybridTrust.Api.Problems;
using HybridTrust.Certificates;
using HybridTrust.Enrolments;
using HybridTrust.Json;

namespace HybridTrust.Api.Runners.Enrolling;

/// <summary>Reads what a runner brings, before the code is looked at: a body that is wrong costs no code.</summary>
internal static class EnrolmentReader
{
    private const int SmallestKey = 2048;

    /// <exception cref="RequestRefusedException">The body is no enrolment.</exception>
    public static EnrolmentRequest Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return TrustJson.Deserialize<EnrolmentRequest>(body.Span);
        }
        catch (JsonException)
        {
            throw new RequestRefusedException(ApiProblem.Of(ProblemKind.InvalidContent, "The body is not an enrolment, and nothing was changed.") with
            {
                Errors = [new FieldError("$", "is not { code, certificate, claim }", "Let 'hybrid-runner enrol' send it, of the same release as this host.")],
            });
        }
    }

    /// <summary>The certificate that a runner brings, with the proof of its key.</summary>
    /// <exception cref="RequestRefusedException">It is no certificate to sign results with, or the key is not there.</exception>
    public static PublicCertificate CertificateOf(EnrolmentRequest payload, DateTimeOffset now)
    {
        PublicCertificate certificate;
        try
        {
            certificate = PublicCertificate.FromDer(payload.Certificate);
        }
        catch (FormatException malformed)
        {
            throw Refuse(malformed.Message);
        }

        if (certificate.RsaKeySize is not >= SmallestKey)
        {
            throw Refuse($"Certificate {certificate.Thumbprint} has no RSA key of {SmallestKey} bits or more. Let 'hybrid-runner enrol' make one.");
        }

        if (certificate.NotAfter <= now)
        {
            throw Refuse($"Certificate {certificate.Thumbprint} ended at {certificate.NotAfter:u}. Check the server's clock, and let 'hybrid-runner enrol' make a new one.");
        }

        return EnrolmentClaim.Check(payload.Claim, certificate, payload.Code) is { } refusal
            ? throw Refuse($"The runner does not prove that it holds the key of certificate {certificate.Thumbprint}: {refusal.Explanation}")
            : certificate;
    }

    private static RequestRefusedException Refuse(string why) => new(ProblemKind.EnrolmentRefused, why);
}

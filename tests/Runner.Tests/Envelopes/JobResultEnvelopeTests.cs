using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Runner.Tests.Toys;

namespace HybridTrust.Runner.Tests.Envelopes;

public class JobResultEnvelopeTests
{
    private static readonly string Hash = new('e', 64);

    private static readonly JobResult Result = new(
        JobResult.CurrentVersion, "job-1", "exch-1", Hash, "1.0", new string('a', 64),
        null, new JobRefusal(JobRefusalReason.Expired, "Too late."), [TestCertificates.Auth], Samples.Now, Samples.Now);

    [Fact]
    public async Task A_sealed_result_opens_as_it_was()
    {
        var opened = Assert.IsType<Opening<JobResult>.Opened>(Open(await SealAsync(Result)));
        Assert.Equal(CanonicalJson.Hash(Result), CanonicalJson.Hash(opened.Value));
    }

    [Fact]
    public async Task A_result_signed_by_another_runner_is_refused() =>
        Assert.Equal(JobRefusalReason.WrongSigner, Reason(
            await JobResultEnvelope.SealAsync(new CertificateJobSigner(TestCertificates.Stranger), Result, CancellationToken.None)));

    [Fact]
    public async Task A_result_in_another_runners_name_is_refused() =>
        Assert.Equal(JobRefusalReason.WrongRunner, Reason(await SealAsync(Result with { Runner = "exch-2" })));

    [Fact]
    public async Task A_result_of_another_job_is_refused() =>
        Assert.Equal(JobRefusalReason.WrongJob, Reason(await SealAsync(Result with { JobId = "job-2" })));

    [Fact]
    public async Task A_result_of_another_envelope_is_refused() =>
        Assert.Equal(JobRefusalReason.WrongJob, Reason(await SealAsync(Result with { EnvelopeHash = new string('f', 64) })));

    [Fact]
    public async Task A_result_that_says_nothing_is_refused() =>
        Assert.Equal(JobRefusalReason.Malformed, Reason(await SealAsync(Result with { Refusal = null })));

    [Fact]
    public async Task A_result_of_a_newer_format_is_refused() =>
        Assert.Equal(JobRefusalReason.UnsupportedVersion, Reason(await SealAsync(Result with { Version = 2 })));

    [Fact]
    public async Task A_changed_content_is_a_bad_signature()
    {
        var sealedResult = await SealAsync(Result);
        var at = sealedResult.AsSpan().IndexOf("Too late."u8);
        sealedResult[at] = (byte)'W';
        Assert.Equal(JobRefusalReason.BadSignature, Reason(sealedResult));
    }

    [Fact]
    public void A_job_is_no_result() => Assert.Equal(
        JobRefusalReason.Malformed,
        Reason(CmsSeal.Seal(TrustJson.SerializeToUtf8(Samples.Job()), TestCertificates.Runner)));

    private static Task<byte[]> SealAsync(JobResult result) =>
        JobResultEnvelope.SealAsync(new CertificateJobSigner(TestCertificates.Runner), result, CancellationToken.None);

    private static Opening<JobResult> Open(byte[] result) =>
        JobResultEnvelope.Open(result, PublicCertificate.Of(TestCertificates.Runner), "job-1", Hash, "exch-1");

    private static JobRefusalReason Reason(byte[] result) => Assert.IsType<Opening<JobResult>.Refused>(Open(result)).Refusal.Reason;
}

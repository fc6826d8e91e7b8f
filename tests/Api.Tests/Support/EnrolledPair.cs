using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Json;

namespace HybridTrust.Api.Tests.Support;

/// <summary>Two enrolled runners whose names share a prefix, and the jobs they are given.</summary>
internal static class EnrolledPair
{
    public static readonly X509Certificate2 HostCertificate = Create("CN=host");
    public static readonly X509Certificate2 ExchCertificate = Create("CN=exch");
    public static readonly X509Certificate2 Exch2Certificate = Create("CN=exch-2");

    public static async Task<ApiHost> StartWithRunnersAsync()
    {
        var host = await ApiHost.StartAsync();
        var store = new RunnerStore(host.Records);
        await store.SaveAsync(new EnrolledRunner("exch", PublicCertificate.Of(ExchCertificate), host.Clock.Now), CancellationToken.None);
        await store.SaveAsync(new EnrolledRunner("exch-2", PublicCertificate.Of(Exch2Certificate), host.Clock.Now), CancellationToken.None);
        return host;
    }

    /// <summary>Lets a job wait for a runner. The envelope is opaque to the API.</summary>
    public static async Task<string> DispatchAsync(this ApiHost host, string runner, int stage = 1, string run = "run-00000000000000000001", ChangeTerms? terms = null)
    {
        var job = JobId.Of(runner, run, 1, stage, 1);
        await host.Workflows.StartAsync(
            JobWorkflow.Reference, job, new JobDispatch(runner, EnvelopeOf(job), host.Clock.Now.AddMinutes(10)) { Terms = terms }, CancellationToken.None);
        return job;
    }

    public static byte[] EnvelopeOf(string job) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(job));

    /// <summary>What a runner answers to a job: that its policy lets it read only.</summary>
    public static async Task<byte[]> AnswerAsync(
        string job, string runner = "exch", X509Certificate2? signer = null, byte[]? envelope = null, string tool = "1.0")
    {
        var result = new JobResult(
            JobResult.CurrentVersion, job, runner, EnvelopeHash.Of(envelope ?? EnvelopeOf(job)), tool, new string('0', 64),
            Batch: null, new JobRefusal(JobRefusalReason.ReadOnly, "Only reading is allowed."), [], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        return await JobResultEnvelope.SealAsync(new CertificateJobSigner(signer ?? ExchCertificate), result, CancellationToken.None);
    }

    public static Task<HttpResponseMessage> PostResultAsync(this ApiHost host, string job, byte[] result, string token = Tokens.Exch) =>
        host.PostAsync($"/api/runner/jobs/{job}/result", token, TrustJson.Serialize(new SignedResult(result)));

    private static X509Certificate2 Create(string subject)
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}

using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Work;

/// <summary>Writes and signs results.</summary>
internal sealed class AnswerWriter(string runner, ToolIdentity tool, IJobSigner signer, TimeProvider time)
{
    /// <summary>The signed answer to a job that was refused.</summary>
    public Task<byte[]> RefusedAsync(string jobId, string envelope, JobRefusal refusal, CancellationToken cancellation) =>
        SealAsync(jobId, envelope, null, refusal, [], time.GetUtcNow(), cancellation);

    /// <summary>The signed answer to a job that was carried out, as far as it went.</summary>
    public Task<byte[]> DoneAsync(
        Job job, string envelope, BatchResult batch, IReadOnlyList<PublicCertificate> certificates, DateTimeOffset started, CancellationToken cancellation) =>
        SealAsync(job.JobId, envelope, batch, null, certificates, started, cancellation);

    private Task<byte[]> SealAsync(
        string jobId,
        string envelope,
        BatchResult? batch,
        JobRefusal? refusal,
        IReadOnlyList<PublicCertificate> certificates,
        DateTimeOffset started,
        CancellationToken cancellation) =>
        JobResultEnvelope.SealAsync(
            signer,
            new JobResult(
                JobResult.CurrentVersion, jobId, runner, envelope, tool.Version, tool.Hash, batch, refusal, certificates, started, time.GetUtcNow()),
            cancellation);
}

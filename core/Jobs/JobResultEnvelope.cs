using HybridTrust.Certificates;
using HybridTrust.Json;

namespace HybridTrust.Jobs;

/// <summary>Seals a runner's result, and opens it where the job waits.</summary>
public static class JobResultEnvelope
{
    /// <summary>Seals a result with the runner's certificate.</summary>
    public static Task<byte[]> SealAsync(IJobSigner runner, JobResult result, CancellationToken cancellation) =>
        runner.SignAsync(TrustJson.SerializeToUtf8(result), cancellation);

    /// <summary>Opens a result: only the answer of that runner, to that job, in that envelope, is taken.</summary>
    /// <param name="signedResult">The bytes as they came.</param>
    /// <param name="pinnedRunnerCertificate">The certificate the runner enrolled with.</param>
    /// <param name="expectedJobId">The job that waits.</param>
    /// <param name="expectedEnvelopeHash">The hash of the envelope sent (<see cref="EnvelopeHash"/>).</param>
    /// <param name="expectedRunner">The runner it was sent to.</param>
    public static Opening<JobResult> Open(
        ReadOnlyMemory<byte> signedResult,
        PublicCertificate pinnedRunnerCertificate,
        string expectedJobId,
        string expectedEnvelopeHash,
        string expectedRunner) =>
        CmsSeal.Open(signedResult, pinnedRunnerCertificate)
            .Then(content => SealedJson.Read<JobResult>(content.Span, JobResult.CurrentVersion, "result"))
            .Unless(result => Check(result, expectedJobId, expectedEnvelopeHash, expectedRunner));

    private static JobRefusal? Check(JobResult result, string expectedJobId, string expectedEnvelopeHash, string expectedRunner)
    {
        if (!string.Equals(result.Runner, expectedRunner, StringComparison.Ordinal))
        {
            return new JobRefusal(JobRefusalReason.WrongRunner,
                $"Runner '{result.Runner}' answered job {expectedJobId}, which was sent to '{expectedRunner}'. " +
                "Revoke the enrolment of whichever of them is not where it should be, and enrol it again.");
        }

        if (!string.Equals(result.JobId, expectedJobId, StringComparison.Ordinal))
        {
            return new JobRefusal(JobRefusalReason.WrongJob,
                $"The result answers job '{result.JobId}', and job {expectedJobId} is waiting. It was not taken; the runner will be asked again.");
        }

        if (!string.Equals(result.EnvelopeHash, expectedEnvelopeHash, StringComparison.Ordinal))
        {
            return new JobRefusal(JobRefusalReason.WrongJob,
                $"The result for job {expectedJobId} answers envelope {result.EnvelopeHash}, and {expectedEnvelopeHash} was sent. " +
                "Another envelope went under this job's name: tell security, and look at what stands between host and runner.");
        }

        return result.Batch is null == result.Refusal is null
            ? new JobRefusal(JobRefusalReason.Malformed,
                $"The result for job {expectedJobId} has to say either what was done or why it was refused. Bring host and runner to the same release.")
            : null;
    }
}

using HybridTrust.Certificates;
using HybridTrust.Json;
using HybridTrust.Steps;

namespace HybridTrust.Jobs;

/// <summary>Seals a job for one runner, and opens it there.</summary>
public static class JobEnvelope
{
    /// <summary>Seals a job.</summary>
    /// <returns>The envelope's bytes; <see cref="EnvelopeHash"/> names them.</returns>
    public static Task<byte[]> SealAsync(IJobSigner signer, Job job, CancellationToken cancellation) =>
        signer.SignAsync(TrustJson.SerializeToUtf8(job), cancellation);

    /// <summary>Opens an envelope on the runner it is meant for.</summary>
    /// <param name="envelope">The bytes as they came.</param>
    /// <param name="pinnedSigner">The certificate pinned at enrolment.</param>
    /// <param name="expectedRunner">The runner's own name.</param>
    /// <param name="now">UTC.</param>
    /// <param name="allowedSkew">How far ahead the host's clock may be. Expiry knows no such allowance.</param>
    public static Opening<Job> Open(
        ReadOnlyMemory<byte> envelope, PublicCertificate pinnedSigner, string expectedRunner, DateTimeOffset now, TimeSpan allowedSkew) =>
        CmsSeal.Open(envelope, pinnedSigner)
            .Then(content => SealedJson.Read<Job>(content.Span, Job.CurrentVersion, "job"))
            .Unless(job => CheckRunner(job, expectedRunner) ?? CheckForm(job) ?? CheckTime(job, now, allowedSkew));

    private static JobRefusal? CheckRunner(Job job, string expectedRunner) =>
        string.Equals(job.Runner, expectedRunner, StringComparison.Ordinal) ? null : new JobRefusal(
            JobRefusalReason.WrongRunner,
            $"Job {job.JobId} is meant for runner '{job.Runner}', and this is '{expectedRunner}'. " +
            "See which runner the profile names for the site, and whether two servers share one enrolment.");

    private static JobRefusal? CheckForm(Job job) =>
        WrongForm(job) is not { } wrong ? null : new JobRefusal(
            JobRefusalReason.Malformed,
            $"Job '{job.JobId}' of run '{job.Run}' is signed, but not well formed: {wrong}. Bring host and runner to the same release.");

    private static string? WrongForm(Job job)
    {
        if (job.JobId.Length is 0 or > 200)
        {
            return "its id has to have 1 to 200 characters";
        }

        if (job.Nonce.Length != 32 || !job.Nonce.All(char.IsAsciiHexDigit))
        {
            return "its nonce has to be 32 hex digits";
        }

        if (job.ExpiresAt <= job.IssuedAt)
        {
            return $"it expires at {job.ExpiresAt:u}, before it was issued at {job.IssuedAt:u}";
        }

        if (job.Batch.Steps.Count + job.Batch.Proofs.Count == 0
            || job.Batch.Steps.DistinctBy(s => s.Step, StringComparer.Ordinal).Count() != job.Batch.Steps.Count)
        {
            return "its batch has to name at least one step or proof, and no step twice";
        }

        return job.Batch.Mode is not BatchMode.Inspect && job.Fence < 1 ? "a batch that changes something carries a fence from 1" : null;
    }

    private static JobRefusal? CheckTime(Job job, DateTimeOffset now, TimeSpan allowedSkew)
    {
        if (job.IssuedAt > now + allowedSkew)
        {
            return new JobRefusal(JobRefusalReason.NotYetValid,
                $"Job {job.JobId} was issued at {job.IssuedAt:u}, and this server's clock says {now:u}. " +
                "One of the two clocks is wrong: check the time service on this server (w32tm /query /status), then run again.");
        }

        return now < job.ExpiresAt ? null : new JobRefusal(JobRefusalReason.Expired,
            $"Job {job.JobId} expired at {job.ExpiresAt:u}, and this server's clock says {now:u}. " +
            "Nothing was done; start the run again, and if it happens again see why jobs wait (runner stopped, clock ahead, network).");
    }
}

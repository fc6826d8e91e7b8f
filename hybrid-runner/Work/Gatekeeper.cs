using HybridTrust.Jobs;
using HybridTrust.Runner.HostChannel;
using HybridTrust.Runner.Journal;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Work;

/// <summary>Decides whether an envelope is a genuine, new job for this runner. Nothing in an envelope is believed before.</summary>
internal sealed class Gatekeeper(string runner, TrustedSigners signers, RunnerJournal journal, TimeProvider time)
{
    /// <summary>How far ahead the host's clock may be.</summary>
    internal static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(5);

    /// <summary>Looks at an envelope, and remembers its nonce and fence when it is genuine.</summary>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    public Admission Admit(PendingJob pending)
    {
        var envelope = EnvelopeHash.Of(pending.Envelope);
        var history = journal.Find(envelope);
        if (history?.Answer is { } answer)
        {
            return new Admission.AnsweredBefore(answer);
        }

        // A job that was accepted in time may have half run: it goes on to its end, where no further change is started after its expiry.
        var now = history?.Accepted.At ?? time.GetUtcNow();
        return Open(pending, now) switch
        {
            Opening<Job>.Refused refused => new Admission.Refused(refused.Refusal),
            Opening<Job>.Opened(var job) when history is not null => new Admission.Admitted(job, envelope),
            Opening<Job>.Opened(var job) =>
                CheckJobId(pending, job) ?? CheckNonce(job) ?? CheckFence(job) ?? (Admission)Accept(job, envelope, now),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // By whichever signer counts; the last refusal is the one about the oldest.
    private Opening<Job> Open(PendingJob pending, DateTimeOffset now)
    {
        Opening<Job>? opening = null;
        foreach (var signer in signers.Now)
        {
            opening = JobEnvelope.Open(pending.Envelope, signer, runner, now, AllowedSkew);
            if (opening is not Opening<Job>.Refused { Refusal.Reason: JobRefusalReason.WrongSigner })
            {
                break;
            }
        }

        return opening!;
    }

    private static Admission.Refused? CheckJobId(PendingJob pending, Job job) =>
        string.Equals(pending.JobId, job.JobId, StringComparison.Ordinal) ? null : Refuse(
            JobRefusalReason.WrongJob,
            $"The host listed job '{pending.JobId}' with the envelope of job '{job.JobId}'. Nothing was done; look at what stands between host and runner.");

    private Admission.Refused? CheckNonce(Job job) => journal.EnvelopeOf(job.Nonce) is not { } first ? null : Refuse(
        JobRefusalReason.Replayed,
        $"The nonce of job {job.JobId} was used before by envelope {first}. Nothing was done; " +
        "start the run again, and tell security if the host did not sign two envelopes.");

    private Admission.Refused? CheckFence(Job job)
    {
        var highest = journal.HighestFence(job.Batch.Organization.ExchangeOrganization);
        return job.Batch.Mode is BatchMode.Inspect || job.Fence >= highest ? null : Refuse(
            JobRefusalReason.OlderFence,
            $"Job {job.JobId} of run {job.Run} carries fence {job.Fence}, and {highest} has been seen for organization {job.Batch.Organization.Name}: " +
            "another run holds the organization now. Nothing was done; start the run again when the other is over. " +
            "If the host lost its records and counts from 1 again, move this runner's journal away while no run is active.");
    }

    private Admission.Admitted Accept(Job job, string envelope, DateTimeOffset now)
    {
        journal.Append(new JournalRecord.Accepted(
            envelope, job.JobId, job.Nonce, job.Batch.Organization.ExchangeOrganization, job.Fence, now, job.ExpiresAt));
        return new Admission.Admitted(job, envelope);
    }

    private static Admission.Refused Refuse(JobRefusalReason reason, string explanation) => new(new JobRefusal(reason, explanation));
}

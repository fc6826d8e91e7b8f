using System.Threading.Channels;
using HybridTrust.Cmdlets;
using HybridTrust.Jobs;
using HybridTrust.Procedures;
using HybridTrust.Runner.HostChannel;
using HybridTrust.Runner.Journal;
using HybridTrust.Runner.Logging;
using HybridTrust.Runner.Policy;
using HybridTrust.Steps;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Runner.Work;

/// <summary>Carries admitted jobs out, one at a time.</summary>
internal sealed class Worker(
    IHostChannel host,
    RunnerJournal journal,
    LocalChecks checks,
    PolicyFile policy,
    IProcedureCatalogue procedures,
    BatchExecutor executor,
    Func<ICmdletShells> shells,
    AnswerWriter answers,
    Outbox outbox,
    JobsInHand inHand,
    ServerBuilds builds,
    TimeProvider time,
    ILogger log)
{
    private readonly Channel<Admission.Admitted> _jobs = Channel.CreateUnbounded<Admission.Admitted>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Carries a job out when those before it are done.</summary>
    public void Add(Admission.Admitted job) => _jobs.Writer.TryWrite(job);

    /// <summary>Works until it is asked to stop; then the step at hand is finished first.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (var admitted in _jobs.Reader.ReadAllAsync(stop))
        {
            try
            {
                await CarryOutAsync(admitted, stop);
            }
            catch (IOException failure)
            {
                // The journal: without it a change could be made that nobody remembers.
                log.JournalNotWritten(admitted.Job.JobId, failure.Message);
                inHand.Release(admitted.Envelope);
            }
        }
    }

    private async Task CarryOutAsync(Admission.Admitted admitted, CancellationToken stop)
    {
        var history = journal.Find(admitted.Envelope)!;
        log.JobTaken(admitted.Job.JobId, admitted.Job.Run, admitted.Job.Batch.Mode, admitted.Job.Batch.Steps.Count, history.Finished.Count);

        // What was begun is finished: a policy changed meanwhile is asked again before each change.
        var isNew = history.Finished.Count == 0 && history.Started.Count == 0;
        var refusal = isNew ? Refuse(admitted.Job) : null;
        var signed = refusal is not null
            ? await answers.RefusedAsync(admitted.Job.JobId, admitted.Envelope, refusal, CancellationToken.None)
            : await RunBatchAsync(admitted, history, stop);
        journal.Append(new JournalRecord.Answered(admitted.Envelope, signed));
        outbox.Add(new Answer(admitted.Job.JobId, admitted.Envelope, signed, Journalled: true));
    }

    private JobRefusal? Refuse(Job job)
    {
        JobRefusal? refusal;
        try
        {
            refusal = checks.Find(job);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            refusal = new JobRefusal(JobRefusalReason.Malformed,
                $"The steps of job {job.JobId} cannot be made out of its profile ({fault.GetType().Name}: {fault.Message}). " +
                "Check the profile with 'hybridtrust check', and that host and runner have the same release.");
        }

        if (refusal is not null)
        {
            log.JobRefused(job.JobId, refusal.Reason, refusal.Explanation);
        }

        return refusal;
    }

    private async Task<byte[]> RunBatchAsync(Admission.Admitted admitted, JobHistory history, CancellationToken stop)
    {
        var (job, envelope) = admitted;
        var certificates = new JobCertificates(history.Certificates);
        var memory = new BatchJournal(journal, history, certificates, durable: job.Batch.Mode is not BatchMode.Inspect, stop);
        await using var opened = shells();
        var gate = new StepGate(job, journal, policy, OrganizationPin.Of(opened, procedures, job.Batch), host, time, stop);
        var context = new StepContext
        {
            Organization = job.Batch.Organization,
            Facts = new Facts(job.Batch.Facts),
            Certificates = certificates,
            Time = time,
            Shells = opened,
        };

        BatchResult batch;
        try
        {
            // Only the gate and the journal know of the wish to stop, so a step at hand is never cut off.
            batch = await executor.RunAsync(job.Batch, context, memory, gate.MayStartAsync, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or IOException))
        {
            log.ProgramFault(job.JobId, fault);
            batch = BrokenBatch.Of(job.Batch, history, fault, time.GetUtcNow());
        }

        builds.Learn(batch);
        log.JobDone(job.JobId, batch.Stopped()?.Step ?? "none", batch.Steps.Count(s => s.Action is StepAction.Applied or StepAction.Undone));
        return await answers.DoneAsync(job, envelope, batch, certificates.Offered, history.Accepted.At, CancellationToken.None);
    }
}

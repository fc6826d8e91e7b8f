using HybridTrust.Runner.Work;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Journal;

/// <summary>The journal of one batch. Between two steps is also where a runner that is asked to stop does stop.</summary>
/// <param name="journal">The runner's journal.</param>
/// <param name="job">The batch's job.</param>
/// <param name="certificates">What steps offer; kept with the step that offered it.</param>
/// <param name="durable">False for a batch that only reads: after a loss of power it reads again.</param>
/// <param name="stop">Asks to stop before the next step.</param>
internal sealed class BatchJournal(RunnerJournal journal, JobHistory job, JobCertificates certificates, bool durable, CancellationToken stop)
    : IBatchJournal
{
    public Task<StepResult?> FindFinishedAsync(string step, CancellationToken cancellation)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(job.Finished.GetValueOrDefault(step));
    }

    public Task<Observation?> FindStartedAsync(string step, CancellationToken cancellation) =>
        Task.FromResult(job.Started.GetValueOrDefault(step));

    public Task<IReadOnlyDictionary<string, string>?> FindFactsAsync(CancellationToken cancellation) => Task.FromResult(job.Facts);

    public Task StartedAsync(string step, Observation before, CancellationToken cancellation)
    {
        journal.Append(new JournalRecord.Started(job.Accepted.Envelope, step, before), durable);
        return Task.CompletedTask;
    }

    public Task FinishedAsync(StepResult result, IReadOnlyDictionary<string, string> facts, CancellationToken cancellation)
    {
        // A copy: the caller goes on changing its facts.
        var known = new SortedDictionary<string, string>(facts.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        journal.Append(new JournalRecord.Finished(job.Accepted.Envelope, result, known, certificates.TakeNew()), durable);
        return Task.CompletedTask;
    }
}

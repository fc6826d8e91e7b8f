using HybridTrust.Steps;

namespace HybridTrust.Testing;

/// <summary>A batch journal that tells of each change it is about to note: its beginning and its end.</summary>
internal sealed class NotedBatchJournal(IBatchJournal journal, Action tell) : IBatchJournal
{
    private bool _changing;

    public Task<StepResult?> FindFinishedAsync(string step, CancellationToken cancellation) => journal.FindFinishedAsync(step, cancellation);

    public Task<Observation?> FindStartedAsync(string step, CancellationToken cancellation) => journal.FindStartedAsync(step, cancellation);

    public Task<IReadOnlyDictionary<string, string>?> FindFactsAsync(CancellationToken cancellation) => journal.FindFactsAsync(cancellation);

    public Task StartedAsync(string step, Observation seen, CancellationToken cancellation)
    {
        tell();
        _changing = true;
        return journal.StartedAsync(step, seen, cancellation);
    }

    public Task FinishedAsync(StepResult result, IReadOnlyDictionary<string, string> facts, CancellationToken cancellation)
    {
        if (_changing)
        {
            tell();
            _changing = false;
        }

        return journal.FinishedAsync(result, facts, cancellation);
    }
}

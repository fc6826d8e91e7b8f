using HybridTrust.Steps;

namespace HybridTrust.Support;

/// <summary>A journal in memory that can die before or after a write.</summary>
internal sealed class RememberingJournal : IBatchJournal
{
    private readonly Dictionary<string, StepResult> _finished = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Observation> _started = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, string>? _facts;
    private int _writes;

    /// <summary>The write, counted from 1, at which the executor is killed; the write itself is lost.</summary>
    public int? DieAtWrite { get; set; }

    /// <summary>The step whose end is never written: the executor is killed between its change and its result.</summary>
    public string? DieAfter { get; set; }

    public Task<StepResult?> FindFinishedAsync(string step, CancellationToken cancellation) => Task.FromResult(_finished.GetValueOrDefault(step));

    public Task<Observation?> FindStartedAsync(string step, CancellationToken cancellation) => Task.FromResult(_started.GetValueOrDefault(step));

    public Task<IReadOnlyDictionary<string, string>?> FindFactsAsync(CancellationToken cancellation) => Task.FromResult(_facts);

    public Task StartedAsync(string step, Observation before, CancellationToken cancellation)
    {
        Write();
        _started[step] = before;
        return Task.CompletedTask;
    }

    public Task FinishedAsync(StepResult result, IReadOnlyDictionary<string, string> facts, CancellationToken cancellation)
    {
        if (string.Equals(result.Step, DieAfter, StringComparison.Ordinal))
        {
            throw new KilledException();
        }

        Write();
        _finished[result.Step] = result;
        _facts = new Dictionary<string, string>(facts, StringComparer.Ordinal);
        return Task.CompletedTask;
    }

    private void Write()
    {
        if (++_writes == DieAtWrite)
        {
            throw new KilledException();
        }
    }

    /// <summary>The executor was killed here.</summary>
    public sealed class KilledException : Exception;
}

namespace HybridTrust.Steps;

/// <summary>
/// What an executor remembers of one batch, so that after a crash it goes on where it stopped. A write that returned is durable.
/// </summary>
public interface IBatchJournal
{
    /// <summary>The result of a step that was finished before a crash; it is not run again.</summary>
    Task<StepResult?> FindFinishedAsync(string step, CancellationToken cancellation);

    /// <summary>The before-state of a step whose change was begun; it may have half run.</summary>
    Task<Observation?> FindStartedAsync(string step, CancellationToken cancellation);

    /// <summary>The facts as of the last finished step; null when none is finished.</summary>
    Task<IReadOnlyDictionary<string, string>?> FindFactsAsync(CancellationToken cancellation);

    /// <summary>Remembers, before the change, that it begins and what was there.</summary>
    Task StartedAsync(string step, Observation before, CancellationToken cancellation);

    /// <summary>Remembers a finished step and the facts known now.</summary>
    Task FinishedAsync(StepResult result, IReadOnlyDictionary<string, string> facts, CancellationToken cancellation);
}

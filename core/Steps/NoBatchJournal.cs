namespace HybridTrust.Steps;

/// <summary>For batches that only read: the engine repeats one that crashed.</summary>
public sealed class NoBatchJournal : IBatchJournal
{
    /// <summary>The one instance.</summary>
    public static NoBatchJournal Instance { get; } = new();

    /// <inheritdoc />
    public Task<StepResult?> FindFinishedAsync(string step, CancellationToken cancellation) => Task.FromResult<StepResult?>(null);

    /// <inheritdoc />
    public Task<Observation?> FindStartedAsync(string step, CancellationToken cancellation) => Task.FromResult<Observation?>(null);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, string>?> FindFactsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, string>?>(null);

    /// <inheritdoc />
    public Task StartedAsync(string step, Observation before, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc />
    public Task FinishedAsync(StepResult result, IReadOnlyDictionary<string, string> facts, CancellationToken cancellation) =>
        Task.CompletedTask;
}

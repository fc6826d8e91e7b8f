using HybridTrust.Records;

namespace HybridTrust.Steps;

/// <summary>
/// The journal of a batch that the host itself carries out. An activity that crashed between a change and its result runs again; without
/// this it would find the change in place and report it as somebody else's.
/// </summary>
/// <param name="records">Where it is kept.</param>
/// <param name="batch">Names the batch: run, round and stage.</param>
public sealed class RecordedBatchJournal(IRecords records, string batch) : IBatchJournal
{
    private const string Collection = "batches";

    /// <inheritdoc />
    public async Task<StepResult?> FindFinishedAsync(string step, CancellationToken cancellation) =>
        (await records.FindAsync<FinishedStep>(Key(step, "finished"), cancellation))?.Result;

    /// <inheritdoc />
    public Task<Observation?> FindStartedAsync(string step, CancellationToken cancellation) =>
        records.FindAsync<Observation>(Key(step, "started"), cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>?> FindFactsAsync(CancellationToken cancellation) =>
        (await records.FindAsync<FinishedStep>(new RecordKey(Collection, $"{batch}/facts"), cancellation))?.Facts;

    /// <inheritdoc />
    public Task StartedAsync(string step, Observation before, CancellationToken cancellation) =>
        records.TryCreateAsync(Key(step, "started"), before, cancellation);

    /// <inheritdoc />
    public async Task FinishedAsync(StepResult result, IReadOnlyDictionary<string, string> facts, CancellationToken cancellation)
    {
        var finished = new FinishedStep(result, facts);
        await records.SaveAsync(new RecordKey(Collection, $"{batch}/facts"), Json.TrustJson.SerializeToUtf8(finished), cancellation);
        await records.TryCreateAsync(Key(result.Step, "finished"), finished, cancellation);
    }

    private RecordKey Key(string step, string what) => new(Collection, $"{batch}/{step}/{what}");

    private sealed record FinishedStep(StepResult Result, IReadOnlyDictionary<string, string> Facts);
}

using HybridTrust.Jobs;
using HybridTrust.Records;

namespace HybridTrust.Api.Runners;

/// <summary>The signed results of jobs, byte for byte: one a job, and the first stands. Late ones are kept apart and never applied.</summary>
public sealed class ResultLedger(IRecords records)
{
    /// <summary>The result that stands for a job, or null.</summary>
    public async Task<ReadOnlyMemory<byte>?> FindAsync(string job, CancellationToken cancellation) =>
        (await records.FindAsync(JobResultNotice.Key(job), cancellation))?.Content;

    /// <summary>Records a result; gives the one that stands, which is another when that was first.</summary>
    public async Task<ReadOnlyMemory<byte>> RecordAsync(string job, ReadOnlyMemory<byte> signedResult, CancellationToken cancellation) =>
        await records.TryCreateAsync(JobResultNotice.Key(job), signedResult, cancellation) is not null
            ? signedResult
            : await FindAsync(job, cancellation)
                ?? throw new InvalidOperationException($"The result of {job} is there and cannot be read.");

    /// <summary>Keeps a late result, for whoever looks into what happened.</summary>
    public Task RecordLateAsync(string job, ReadOnlyMemory<byte> signedResult, CancellationToken cancellation) =>
        records.TryCreateAsync(new RecordKey("late-results", $"{job}/{EnvelopeHash.Of(signedResult.Span)}"), signedResult, cancellation);
}

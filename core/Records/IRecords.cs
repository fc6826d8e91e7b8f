namespace HybridTrust.Records;

/// <summary>
/// Lasting records: profiles, runners, approvals, before-states, evidence, the ticket ledger, the organization lock.
/// Files on one machine, blobs in Azure. Writes are conditional; a write that returned is durable. The purge of engine
/// histories never touches them.
/// </summary>
public interface IRecords
{
    /// <summary>The record under a key, or null.</summary>
    Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellation);

    /// <summary>Writes a record when no record has that key.</summary>
    /// <returns>The written record's tag, or null when the key was taken: nothing was written.</returns>
    Task<string?> TryCreateAsync(RecordKey key, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Overwrites a record when it still has the tag given.</summary>
    /// <returns>The new tag, or null when the record has changed or gone: nothing was written.</returns>
    Task<string?> TryReplaceAsync(RecordKey key, string tag, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Removes a record when it still has the tag given; never used for evidence.</summary>
    Task<bool> TryRemoveAsync(RecordKey key, string tag, CancellationToken cancellation);

    /// <summary>The keys of a collection that start with a prefix, in ordinal order.</summary>
    IAsyncEnumerable<RecordKey> ListAsync(string collection, string prefix, CancellationToken cancellation);
}

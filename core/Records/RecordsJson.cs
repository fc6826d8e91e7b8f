using HybridTrust.Json;

namespace HybridTrust.Records;

/// <summary>Records as JSON values.</summary>
public static class RecordsJson
{
    /// <summary>The value under a key, or default.</summary>
    public static async Task<T?> FindAsync<T>(this IRecords records, RecordKey key, CancellationToken cancellation)
        where T : class =>
        await records.FindAsync(key, cancellation) is { } stored ? TrustJson.Deserialize<T>(stored.Content.Span) : null;

    /// <summary>Writes a value under a key that nothing has.</summary>
    /// <returns>False when the key was taken: nothing was written.</returns>
    public static async Task<bool> TryCreateAsync<T>(this IRecords records, RecordKey key, T value, CancellationToken cancellation)
        where T : class =>
        await records.TryCreateAsync(key, TrustJson.SerializeToUtf8(value), cancellation) is not null;

    /// <summary>Writes a value whatever was there. The last writer wins: for what only one writes.</summary>
    public static async Task SaveAsync(this IRecords records, RecordKey key, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        while (true)
        {
            var there = await records.FindAsync(key, cancellation);
            var written = there is null
                ? await records.TryCreateAsync(key, content, cancellation)
                : await records.TryReplaceAsync(key, there.Tag, content, cancellation);
            if (written is not null)
            {
                return;
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using HybridTrust.Records;

namespace HybridTrust.Testing;

/// <summary>Records with the port's conditional semantics, for tests of what core does with them.</summary>
public sealed class InMemoryRecords : IRecords
{
    private readonly ConcurrentDictionary<string, StoredRecord> _records = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<string> _read = new();
    private int _version;

    /// <summary>The keys that were asked for, in order.</summary>
    public IReadOnlyCollection<string> Read => _read;

    /// <summary>Runs before a record is written: to let others come at the same instant.</summary>
    public Func<RecordKey, Task>? BeforeWrite { get; set; }

    public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellation)
    {
        _read.Enqueue(key.ToString());
        return Task.FromResult(_records.GetValueOrDefault(key.ToString()));
    }

    public async Task<string?> TryCreateAsync(RecordKey key, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        await (BeforeWrite?.Invoke(key) ?? Task.CompletedTask);
        lock (_gate)
        {
            return _records.ContainsKey(key.ToString()) ? null : Write(key, content);
        }
    }

    public async Task<string?> TryReplaceAsync(RecordKey key, string tag, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        await (BeforeWrite?.Invoke(key) ?? Task.CompletedTask);
        lock (_gate)
        {
            return _records.TryGetValue(key.ToString(), out var there) && there.Tag == tag ? Write(key, content) : null;
        }
    }

    public Task<bool> TryRemoveAsync(RecordKey key, string tag, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return Task.FromResult(
                _records.TryGetValue(key.ToString(), out var there) && there.Tag == tag && _records.TryRemove(key.ToString(), out _));
        }
    }

    public async IAsyncEnumerable<RecordKey> ListAsync(
        string collection, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var start = $"{collection}/{prefix}";
        foreach (var key in _records.Keys.Where(k => k.StartsWith(start, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new RecordKey(collection, key[(collection.Length + 1)..]);
        }
    }

    private string Write(RecordKey key, ReadOnlyMemory<byte> content)
    {
        var tag = (++_version).ToString(CultureInfo.InvariantCulture);
        _records[key.ToString()] = new StoredRecord(content.ToArray(), tag);
        return tag;
    }
}

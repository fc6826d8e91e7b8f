using System.Runtime.CompilerServices;
using HybridTrust.Records;

namespace HybridTrust.Local.Hosting.Records;

/// <summary>
/// Records as files. A record is written beside its place, flushed, and moved there: a kill at any moment leaves the old record or the
/// new one. One process owns the directory; its calls may run side by side.
/// </summary>
internal sealed class FileRecords : IRecords
{
    // Writers of one record take turns. A few gates shared by all keys need no bookkeeping; readers need none, a move is atomic.
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly RecordPaths _paths;

    /// <summary>Opens a directory, creating it where needed, and clears what a crash left half written.</summary>
    public FileRecords(string directory)
    {
        _paths = new RecordPaths(directory);
        AtomicFile.RemoveLeftovers(_paths.Temporary);
    }

    /// <inheritdoc />
    public async Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellation)
    {
        var path = _paths.FileOf(key);
        try
        {
            return RecordFile.Parse(key, await File.ReadAllBytesAsync(path, cancellation));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public async Task<string?> TryCreateAsync(RecordKey key, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var turn = await TurnAsync(key, cancellation);
        return File.Exists(_paths.FileOf(key)) ? null : Write(key, content);
    }

    /// <inheritdoc />
    public async Task<string?> TryReplaceAsync(RecordKey key, string tag, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var turn = await TurnAsync(key, cancellation);
        return await HasTagAsync(key, tag, cancellation) ? Write(key, content) : null;
    }

    /// <inheritdoc />
    public async Task<bool> TryRemoveAsync(RecordKey key, string tag, CancellationToken cancellation)
    {
        using var turn = await TurnAsync(key, cancellation);
        if (!await HasTagAsync(key, tag, cancellation))
        {
            return false;
        }

        var path = _paths.FileOf(key);
        File.Delete(path);
        DirectoryEntry.Flush(Path.GetDirectoryName(path)!);
        return true;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<RecordKey> ListAsync(
        string collection, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var id in await Task.Run(() => _paths.IdsOf(collection, prefix), cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new RecordKey(collection, id);
        }
    }

    private string Write(RecordKey key, ReadOnlyMemory<byte> content)
    {
        var tag = Guid.NewGuid().ToString("N");
        AtomicFile.Write(_paths.FileOf(key), _paths.Temporary, RecordFile.Format(tag, content.Span));
        return tag;
    }

    private async Task<bool> HasTagAsync(RecordKey key, string tag, CancellationToken cancellation) =>
        await FindAsync(key, cancellation) is { } there && string.Equals(there.Tag, tag, StringComparison.Ordinal);

    private async Task<Turn> TurnAsync(RecordKey key, CancellationToken cancellation)
    {
        var gate = _gates[(uint)key.GetHashCode() % (uint)_gates.Length];
        await gate.WaitAsync(cancellation);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}

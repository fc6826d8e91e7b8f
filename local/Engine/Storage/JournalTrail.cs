namespace HybridTrust.Local.Engine.Storage;

/// <summary>The identities of the last records written, for the next header.</summary>
internal sealed class JournalTrail
{
    private readonly RecordId[] _ring = new RecordId[JournalFrame.TrailLength];
    private int _next;

    /// <summary>The record so many places back; 0 is the last one. Before the first record there is nothing (zeros).</summary>
    public RecordId this[int back] => _ring[(_next - 1 - back + (2 * _ring.Length)) % _ring.Length];

    /// <summary>Notes a record as the last one.</summary>
    public void Add(RecordId id)
    {
        _ring[_next] = id;
        _next = (_next + 1) % _ring.Length;
    }

    /// <summary>Continues after the last intact record of a journal.</summary>
    public void ContinueAfter(ReadOnlySpan<byte> header, RecordId id)
    {
        for (var back = _ring.Length - 1; back >= 0; back--)
        {
            Add(JournalFrame.Before(header, back));
        }

        Add(id);
    }
}

using HybridTrust.Local.Engine.History;

namespace HybridTrust.Local.Engine.Storage;

/// <summary>
/// Reads a whole journal at start. A bad stretch that no intact record follows is the tail of a write that was cut short:
/// nobody was told of it, so it is dropped. A bad stretch before intact records is damage: it is laid to the instances it
/// hit by the damaged records' own headers, by the trail in the next intact header, and by gaps in the instances' numbering.
/// </summary>
internal sealed class JournalScanner
{
    private readonly JournalFile _file;
    private readonly ScanWindow _window;
    private readonly Dictionary<int, RecoveredInstance> _instances = [];
    private readonly List<DamagedRegion> _damage = [];
    private readonly JournalTrail _trail = new();
    private DamagedRegion? _open;
    private long _lastSequence;
    private long _intact;

    private JournalScanner(JournalFile file)
    {
        _file = file;
        _window = new ScanWindow(file.Handle);
    }

    /// <summary>Reads the journal.</summary>
    public static RecoveredJournal Scan(JournalFile file) => new JournalScanner(file).Run();

    private RecoveredJournal Run()
    {
        var offset = 0L;
        while (offset < _window.FileLength)
        {
            offset = ReadAt(offset);
        }

        return new RecoveredJournal(
            [.. _instances.Values],
            [.. _damage.Select(region => region.Report(_file.FilePath, _instances))],
            _intact,
            _window.FileLength,
            _lastSequence,
            _trail);
    }

    /// <summary>Reads the record at an offset, or notes damage; gives the offset to go on at.</summary>
    private long ReadAt(long offset)
    {
        var bytes = _window.At(offset, JournalFrame.HeaderSize);
        if (!JournalFrame.TryRead(bytes, out var header)
            || header.Sequence <= _lastSequence
            || offset + header.FrameLength > _window.FileLength)
        {
            _open ??= new DamagedRegion(offset);
            return NextMarker(offset + 1);
        }

        bytes = _window.At(offset, (int)header.FrameLength);
        var payload = bytes.Slice(JournalFrame.HeaderSize, header.PayloadLength);
        if (Crc32C.Of(payload) != header.PayloadChecksum || !HistoryCodec.IsReadable(header, payload))
        {
            _open ??= new DamagedRegion(offset);
            _open.Add(header.Id);
            return offset + header.FrameLength;
        }

        Accept(offset, header, bytes[..JournalFrame.HeaderSize], payload);
        return offset + header.FrameLength;
    }

    private void Accept(long offset, FrameHeader header, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> payload)
    {
        if (_open is not null || header.Sequence != _lastSequence + 1)
        {
            CloseDamage(offset, header, bytes);
        }

        var instance = Find(header.Instance);
        var expected = instance.Position + 1;
        if (!instance.Add(header, payload, offset) && _damage.Count > 0)
        {
            for (var position = expected; position < header.Position; position++)
            {
                Lose(new RecordId(header.Instance, position), _damage[^1]);
            }
        }

        _trail.Add(header.Id);
        _lastSequence = header.Sequence;
        _intact = offset + header.FrameLength;
    }

    private void CloseDamage(long offset, FrameHeader header, ReadOnlySpan<byte> bytes)
    {
        var damage = _open ?? new DamagedRegion(offset);
        _open = null;
        damage.End = offset;
        damage.LostRecords = header.Sequence - _lastSequence - 1;
        for (var back = 0; back < Math.Min(damage.LostRecords, JournalFrame.TrailLength); back++)
        {
            damage.Add(JournalFrame.Before(bytes, back));
        }

        foreach (var id in damage.Lost)
        {
            Find(id.Instance).Lose(id.Position, damage);
        }

        _damage.Add(damage);
        _trail.ContinueAfter(bytes, header.Id);
    }

    private void Lose(RecordId id, DamagedRegion damage)
    {
        damage.Add(id);
        Find(id.Instance).Lose(id.Position, damage);
    }

    private RecoveredInstance Find(int number)
    {
        if (!_instances.TryGetValue(number, out var instance))
        {
            instance = new RecoveredInstance(number);
            _instances.Add(number, instance);
        }

        return instance;
    }

    private long NextMarker(long offset)
    {
        var marker = JournalFrame.Marker;
        while (offset + marker.Length <= _window.FileLength)
        {
            var bytes = _window.At(offset, marker.Length);
            var found = bytes.IndexOf(marker);
            if (found >= 0)
            {
                return offset + found;
            }

            offset += bytes.Length - marker.Length + 1;
        }

        return _window.FileLength;
    }
}

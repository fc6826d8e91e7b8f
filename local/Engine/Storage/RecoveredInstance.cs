using HybridTrust.Local.Engine.History;
using HybridTrust.Workflows;

namespace HybridTrust.Local.Engine.Storage;

/// <summary>What a scan learns of one instance: where its records are, not what they say, so that a start stays small.</summary>
internal sealed class RecoveredInstance(int number)
{
    private List<long>? _records = [];

    /// <summary>Its number in the journal.</summary>
    public int Number { get; } = number;

    /// <summary>Its id; null while no intact record of it was seen.</summary>
    public string? Id { get; private set; }

    /// <summary>Its last record's number.</summary>
    public int Position { get; private set; }

    /// <summary>Time of the first record seen, UTC ticks.</summary>
    public long CreatedTicks { get; private set; }

    /// <summary>Time of the last record seen, UTC ticks.</summary>
    public long UpdatedTicks { get; private set; }

    /// <summary>Where its start is; null when that is lost.</summary>
    public long? StartedAt { get; private set; }

    /// <summary>Where its end is; null while it runs.</summary>
    public long? EndedAt { get; private set; }

    /// <summary>Where its last published status is, or null.</summary>
    public long? StatusAt { get; private set; }

    /// <summary>How it ended.</summary>
    public InstanceStatus EndStatus { get; private set; }

    /// <summary>The damage that took records of it, or null.</summary>
    public DamagedRegion? Damage { get; private set; }

    /// <summary>Its records in order; empty once it has ended, because nobody replays it any more.</summary>
    public IReadOnlyList<long> Records => _records ?? [];

    /// <summary>Adds its next intact record. False when records are missing before it.</summary>
    public bool Add(FrameHeader header, ReadOnlySpan<byte> payload, long offset)
    {
        var follows = header.Position == Position + 1;
        Id ??= HistoryCodec.ReadInstanceId(payload);
        CreatedTicks = CreatedTicks == 0 ? header.Ticks : CreatedTicks;
        UpdatedTicks = Math.Max(UpdatedTicks, header.Ticks);
        Position = Math.Max(Position, header.Position);
        _records?.Add(offset);
        switch (header.Kind)
        {
            case EventKind.Started:
                StartedAt = offset;
                break;
            case EventKind.StatusPublished:
                StatusAt = offset;
                break;
            case EventKind.Ended:
                EndedAt = offset;
                EndStatus = HistoryCodec.ReadEndStatus(payload);
                _records = null;
                break;
        }

        return follows;
    }

    /// <summary>Notes that a damage took a record of it.</summary>
    public void Lose(int position, DamagedRegion damage)
    {
        Position = Math.Max(Position, position);
        Damage ??= damage;
    }
}

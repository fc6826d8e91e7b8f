using HybridTrust.Local.Engine.History;
using HybridTrust.Local.Engine.Instances;

namespace HybridTrust.Local.Engine.Storage;

/// <summary>A record on its way to the journal.</summary>
internal sealed class JournalEntry
{
    /// <summary>Prepares a record; the payload is encoded here, on the caller's thread.</summary>
    public JournalEntry(LiveInstance instance, HistoryEvent history, TaskCompletionSource<bool>? written = null)
    {
        Instance = instance;
        Event = history;
        Written = written;
        var payload = new PayloadWriter();
        HistoryCodec.Write(payload, instance.Id, history);
        Frame = payload.Frame;
    }

    /// <summary>Whose history grows.</summary>
    public LiveInstance Instance { get; }

    /// <summary>What happened.</summary>
    public HistoryEvent Event { get; }

    /// <summary>Header and payload.</summary>
    public Memory<byte> Frame { get; }

    /// <summary>Where it stands in the journal; set by the writer.</summary>
    public long Offset { get; set; }

    /// <summary>Told true when the record is durable, false when it was dropped because the instance had ended.</summary>
    public TaskCompletionSource<bool>? Written { get; }
}

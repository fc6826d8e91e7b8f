using HybridTrust.Local.Engine.History;
using HybridTrust.Local.Engine.Storage;
using HybridTrust.Workflows;

namespace HybridTrust.Local.Engine.Instances;

/// <summary>An instance that has not ended: its place in the journal and what clients see of it.</summary>
internal sealed class LiveInstance(string id, int number, HistoryEvent.Started started, InstanceTimers timers)
    : KnownInstance(id, number, started.Time)
{
    private readonly TaskCompletionSource _accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _updatedTicks = started.Time.UtcTicks;
    private volatile string? _published;
    private volatile Failure? _held;
    private int _position;

    /// <summary>How it began.</summary>
    public HistoryEvent.Started Start => started;

    /// <summary>Its pending timers.</summary>
    public InstanceTimers Timers => timers;

    /// <summary>Carries out its turns; set once, before anything reaches the instance.</summary>
    public InstanceActor? Actor { get; set; }

    /// <summary>Where its first record is.</summary>
    public long StartedAt { get; set; }

    /// <summary>Whether records of it are lost, so that nothing can be added in good faith.</summary>
    public bool IsDamaged { get; init; }

    /// <summary>Whether its last record is written. Only the journal's writer asks.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Why it is set aside, or null.</summary>
    public Failure? HeldBecause => _held;

    /// <inheritdoc/>
    public override InstanceStatus Status => _held is null ? InstanceStatus.Running : InstanceStatus.Held;

    /// <inheritdoc/>
    public override Task Accepted => _accepted.Task;

    /// <summary>Ends when the instance has ended, or was set aside: nothing more happens by itself.</summary>
    public Task Settled => _settled.Task;

    /// <summary>Continues the numbering of a recovered history.</summary>
    public void ContinueAfter(RecoveredInstance recovered, string? published)
    {
        _position = recovered.Position;
        _published = published;
        _updatedTicks = recovered.UpdatedTicks == 0 ? _updatedTicks : recovered.UpdatedTicks;
        StartedAt = recovered.StartedAt ?? 0;
        _accepted.TrySetResult();
    }

    /// <summary>Numbers the next record. Only the journal's writer calls it.</summary>
    public RecordId NextRecord(HistoryEvent history)
    {
        IsClosed = history is HistoryEvent.Ended;
        return new RecordId(Number, ++_position);
    }

    /// <summary>Notes a durable record.</summary>
    public void OnDurable(HistoryEvent history)
    {
        Volatile.Write(ref _updatedTicks, Math.Max(_updatedTicks, history.Time.UtcTicks));
        if (history is HistoryEvent.StatusPublished status)
        {
            _published = status.Json;
        }
    }

    /// <summary>The first record is durable.</summary>
    public void Accept() => _accepted.TrySetResult();

    /// <summary>Sets it aside until a person decides.</summary>
    public void Hold(Failure why)
    {
        _held = why;
        timers.Close();
        _settled.TrySetResult();
    }

    /// <summary>The last record is durable.</summary>
    public void End()
    {
        timers.Close();
        _settled.TrySetResult();
    }

    /// <inheritdoc/>
    public override WorkflowInstance Show()
    {
        var updated = new DateTimeOffset(Volatile.Read(ref _updatedTicks), TimeSpan.Zero);
        var held = _held;
        var status = held is null ? InstanceStatus.Running : InstanceStatus.Held;
        return new WorkflowInstance(Id, started.Name, status, CreatedAt, updated, started.Input, _published, null, held);
    }
}

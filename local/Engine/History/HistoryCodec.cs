using HybridTrust.Local.Engine.Storage;
using HybridTrust.Workflows;

namespace HybridTrust.Local.Engine.History;

/// <summary>
/// History events as journal payloads. The kind and the time stand in the frame; the payload starts with the instance id,
/// so that an instance can be named even when the record of its start is damaged.
/// </summary>
internal static class HistoryCodec
{
    /// <summary>The kind of an event.</summary>
    public static EventKind KindOf(HistoryEvent history) => history switch
    {
        HistoryEvent.Started => EventKind.Started,
        HistoryEvent.TaskCompleted => EventKind.TaskCompleted,
        HistoryEvent.TaskFailed => EventKind.TaskFailed,
        HistoryEvent.TimerFired => EventKind.TimerFired,
        HistoryEvent.EventRaised => EventKind.EventRaised,
        HistoryEvent.ActivityScheduled => EventKind.ActivityScheduled,
        HistoryEvent.ChildScheduled => EventKind.ChildScheduled,
        HistoryEvent.TimerCreated => EventKind.TimerCreated,
        HistoryEvent.EventAwaited => EventKind.EventAwaited,
        HistoryEvent.StatusPublished => EventKind.StatusPublished,
        HistoryEvent.Ended => EventKind.Ended,
        _ => throw new ArgumentOutOfRangeException(nameof(history), history, "No journal form for this event."),
    };

    /// <summary>Writes the payload.</summary>
    public static void Write(PayloadWriter payload, string instanceId, HistoryEvent history)
    {
        payload.Text(instanceId);
        switch (history)
        {
            case HistoryEvent.Started started:
                payload.Text(started.Name);
                payload.Text(started.Input);
                payload.Text(started.Parent?.InstanceId);
                payload.Number(started.Parent?.TaskId ?? 0);
                break;
            case HistoryEvent.TaskCompleted completed:
                payload.Number(completed.TaskId);
                payload.Text(completed.Result);
                break;
            case HistoryEvent.TaskFailed failed:
                payload.Number(failed.TaskId);
                WriteFailure(payload, failed.Failure);
                payload.Number(failed.Permanent ? 1 : 0);
                break;
            case HistoryEvent.TimerFired fired:
                payload.Number(fired.TaskId);
                break;
            case HistoryEvent.EventRaised raised:
                payload.Text(raised.Name);
                payload.Text(raised.Payload);
                break;
            case HistoryEvent.ActivityScheduled activity:
                payload.Number(activity.TaskId);
                payload.Text(activity.Name);
                payload.Text(activity.Input);
                break;
            case HistoryEvent.ChildScheduled child:
                payload.Number(child.TaskId);
                payload.Text(child.Name);
                payload.Text(child.ChildId);
                payload.Text(child.Input);
                break;
            case HistoryEvent.TimerCreated timer:
                payload.Number(timer.TaskId);
                payload.Time(timer.DueAt);
                break;
            case HistoryEvent.EventAwaited wait:
                payload.Number(wait.TaskId);
                payload.Text(wait.Name);
                payload.Time(wait.Until);
                break;
            case HistoryEvent.StatusPublished status:
                payload.Text(status.Json);
                break;
            case HistoryEvent.Ended ended:
                payload.Number((int)ended.Status);
                payload.Text(ended.Output);
                WriteFailure(payload, ended.Failure);
                payload.Text(ended.Published);
                break;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The payload is not of that kind.</exception>
    public static RecordedEvent Read(FrameHeader header, ReadOnlySpan<byte> bytes)
    {
        var payload = new PayloadReader(bytes);
        var time = new DateTimeOffset(header.Ticks, TimeSpan.Zero);
        var id = payload.Text();
        HistoryEvent history = header.Kind switch
        {
            EventKind.Started => new HistoryEvent.Started(time, payload.Text(), payload.Text(), ReadParent(ref payload)),
            EventKind.TaskCompleted => new HistoryEvent.TaskCompleted(time, payload.Number(), payload.Text()),
            EventKind.TaskFailed => new HistoryEvent.TaskFailed(
                time, payload.Number(), ReadFailure(ref payload) ?? new Failure("", ""), payload.Number() == 1),
            EventKind.TimerFired => new HistoryEvent.TimerFired(time, payload.Number()),
            EventKind.EventRaised => new HistoryEvent.EventRaised(time, payload.Text(), payload.Text()),
            EventKind.ActivityScheduled => new HistoryEvent.ActivityScheduled(time, payload.Number(), payload.Text(), payload.Text()),
            EventKind.ChildScheduled => new HistoryEvent.ChildScheduled(
                time, payload.Number(), payload.Text(), payload.Text(), payload.Text()),
            EventKind.TimerCreated => new HistoryEvent.TimerCreated(time, payload.Number(), payload.Time()),
            EventKind.EventAwaited => new HistoryEvent.EventAwaited(time, payload.Number(), payload.Text(), payload.Time()),
            EventKind.StatusPublished => new HistoryEvent.StatusPublished(time, payload.Text()),
            EventKind.Ended => new HistoryEvent.Ended(
                time, (InstanceStatus)payload.Number(), payload.OptionalText(), ReadFailure(ref payload), payload.OptionalText()),
            _ => throw new InvalidDataException($"The journal holds a record of kind {(int)header.Kind}, which this version does not know."),
        };
        return new RecordedEvent(id, header.Position, history);
    }

    /// <summary>Whether the parts that a start needs are there. A foreign hand can write a right checksum over nonsense.</summary>
    public static bool IsReadable(FrameHeader header, ReadOnlySpan<byte> bytes)
    {
        try
        {
            _ = header.Kind == EventKind.Ended ? (int)ReadEndStatus(bytes) : ReadInstanceId(bytes).Length;
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>The instance id of a payload.</summary>
    public static string ReadInstanceId(ReadOnlySpan<byte> bytes) => new PayloadReader(bytes).Text();

    /// <summary>How an instance ended, without the (possibly large) output.</summary>
    public static InstanceStatus ReadEndStatus(ReadOnlySpan<byte> bytes)
    {
        var payload = new PayloadReader(bytes);
        payload.Text();
        return (InstanceStatus)payload.Number();
    }

    private static void WriteFailure(PayloadWriter payload, Failure? failure)
    {
        payload.Text(failure?.ErrorType);
        payload.Text(failure?.Message);
    }

    private static Failure? ReadFailure(ref PayloadReader payload)
    {
        var type = payload.OptionalText();
        var message = payload.OptionalText();
        return type is null || message is null ? null : new Failure(type, message);
    }

    private static ParentLink? ReadParent(ref PayloadReader payload)
    {
        var parent = payload.OptionalText();
        var task = payload.Number();
        return parent is null ? null : new ParentLink(parent, task);
    }
}

namespace HybridTrust.Local.Engine.Replay;

/// <summary>
/// Which wait gets which event. An event that comes before its wait is kept; one that comes after the wait's time-out
/// is dropped, unless somebody waits for the name again.
/// </summary>
internal sealed class EventMailbox
{
    private readonly Dictionary<string, Slot> _slots = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>An event came: gives the wait that it ends, or null when it was kept or dropped.</summary>
    public int? Deliver(string name, string payload)
    {
        var slot = Find(name);
        if (slot.Waits.First is { } wait)
        {
            slot.Waits.RemoveFirst();
            return wait.Value;
        }

        if (!slot.IsOver)
        {
            slot.Kept.Enqueue(payload);
        }

        return null;
    }

    /// <summary>A wait begins: gives the payload kept for it, or null when it has to wait.</summary>
    public string? Await(string name, int taskId)
    {
        var slot = Find(name);
        slot.IsOver = false;
        if (slot.Kept.TryDequeue(out var payload))
        {
            return payload;
        }

        slot.Waits.AddLast(taskId);
        return null;
    }

    /// <summary>A wait's time has passed.</summary>
    public void TimeOut(string name, int taskId)
    {
        var slot = Find(name);
        slot.Waits.Remove(taskId);
        slot.IsOver = slot.Waits.Count == 0;
    }

    private Slot Find(string name)
    {
        if (!_slots.TryGetValue(name, out var slot))
        {
            slot = new Slot();
            _slots.Add(name, slot);
        }

        return slot;
    }

    private sealed class Slot
    {
        public LinkedList<int> Waits { get; } = new();

        public Queue<string> Kept { get; } = new();

        public bool IsOver { get; set; }
    }
}

namespace HybridTrust.Local.Engine.Instances;

/// <summary>
/// The pending timers of one instance. A wait's time limit can be called off (its event came) before the record that
/// arms it is durable; the order of the two does not matter here.
/// </summary>
internal sealed class InstanceTimers(TimeProvider time, TimeSpan longestStretch, Action<int, DateTimeOffset> fire)
{
    /// <summary>Null: called off before it was armed.</summary>
    private readonly Dictionary<int, ITimer?> _timers = [];
    private readonly Dictionary<int, DateTimeOffset> _due = [];
    private readonly Lock _gate = new();
    private bool _closed;

    /// <summary>When the next one is due; null when none is.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            lock (_gate)
            {
                return _due.Count == 0 ? null : _due.Values.Min();
            }
        }
    }

    /// <summary>Fires at the time given; at once when that is past.</summary>
    public void Arm(int taskId, DateTimeOffset due)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (_closed || _timers.Remove(taskId))
            {
                return;
            }

            var timer = due > now
                ? time.CreateTimer(_ => Tick(taskId, due), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)
                : null;
            if (timer is not null)
            {
                _timers.Add(taskId, timer);
                _due.Add(taskId, due);
                timer.Change(Stretch(due - now), Timeout.InfiniteTimeSpan);
                return;
            }
        }

        fire(taskId, now);
    }

    /// <summary>Nobody waits for it any more.</summary>
    public void CallOff(int taskId)
    {
        lock (_gate)
        {
            if (_timers.Remove(taskId, out var timer))
            {
                timer?.Dispose();
                _due.Remove(taskId);
            }
            else if (!_closed)
            {
                _timers.Add(taskId, null);
            }
        }
    }

    /// <summary>No timer fires any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var timer in _timers.Values)
            {
                timer?.Dispose();
            }

            _timers.Clear();
            _due.Clear();
        }
    }

    private TimeSpan Stretch(TimeSpan rest)
    {
        var wanted = rest < longestStretch ? rest : longestStretch;
        return wanted > TimeSpan.FromMilliseconds(1) ? wanted : TimeSpan.FromMilliseconds(1);
    }

    private void Tick(int taskId, DateTimeOffset due)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (!_timers.TryGetValue(taskId, out var timer) || timer is null)
            {
                return;
            }

            if (now < due)
            {
                timer.Change(Stretch(due - now), Timeout.InfiniteTimeSpan);
                return;
            }

            // Handed on before it is forgotten: nobody may think that this instance waits for its next timer.
            timer.Dispose();
            fire(taskId, now);
            _timers.Remove(taskId);
            _due.Remove(taskId);
        }
    }
}

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>A clock whose limits are over when a test says so; at their own time too, so that what is broken fails instead of hanging.</summary>
internal sealed class TimerTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state, base.CreateTimer(callback, state, dueTime, period));
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Every limit that is running is over.</summary>
    public void Elapse()
    {
        Timer[] due;
        lock (_gate)
        {
            due = [.. _timers];
        }

        foreach (var timer in due)
        {
            timer.Fire();
        }
    }

    private sealed class Timer(TimerTime owner, TimerCallback callback, object? state, ITimer real) : ITimer
    {
        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(dueTime, period);

        public void Dispose()
        {
            real.Dispose();
            lock (owner._gate)
            {
                owner._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

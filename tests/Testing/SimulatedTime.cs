namespace HybridTrust.Testing;

/// <summary>
/// A clock that stands still until somebody moves it. Timers made from it wait for that; those made from <see cref="ForWork"/> take their time
/// at once, because whoever works waits for seconds and nobody should wait with them.
/// </summary>
public sealed class SimulatedTime : TimeProvider
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Lock _moving = new();
    private readonly List<Waiting> _waiting = [];
    private DateTimeOffset _now;

    /// <summary>A clock that shows a time.</summary>
    public SimulatedTime(DateTimeOffset now)
    {
        _now = now.ToUniversalTime();
        ForWork = new Hurried(this);
    }

    /// <summary>The same clock for those who work: each wait is over at once and moves it by its length.</summary>
    public TimeProvider ForWork { get; }

    /// <summary>Told of every full hour that the clock comes to, whoever moves it, while it shows that hour and before anything that is due fires.</summary>
    public Action<DateTimeOffset>? EachHour { get; set; }

    /// <summary>When the next timer is due; null when nobody waits.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Where(w => w.Due is not null).Min(w => w.Due);
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock forward, and fires what is due by then.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        if (EachHour is { } told)
        {
            lock (_moving)
            {
                for (var hour = NextHour(); hour <= time; hour += Hour)
                {
                    Show(hour);
                    told(hour);
                }
            }
        }

        List<Waiting> due;
        lock (_gate)
        {
            _now = time > _now ? time : _now;
            due = _waiting.FindAll(w => w.Due <= _now);
            due.ForEach(w => w.Due = null);
        }

        due.ForEach(w => w.Fire());
    }

    private void Show(DateTimeOffset time)
    {
        lock (_gate)
        {
            _now = time > _now ? time : _now;
        }
    }

    private DateTimeOffset NextHour()
    {
        var now = GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % Hour.Ticks), TimeSpan.Zero) + Hour;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var waiting = new Waiting(this, callback, state);
        lock (_gate)
        {
            _waiting.Add(waiting);
        }

        waiting.Change(dueTime, period);
        return waiting;
    }

    private sealed class Waiting(SimulatedTime clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public void Fire() => ThreadPool.QueueUserWorkItem(_ => callback(state));

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._waiting.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Hurried(SimulatedTime clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(clock, callback, state, dueTime);
    }

    private sealed class Timer : ITimer
    {
        private readonly SimulatedTime _clock;
        private readonly ITimer _real;

        public Timer(SimulatedTime clock, TimerCallback callback, object? state, TimeSpan dueTime)
        {
            _clock = clock;
            _real = System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return _real.Change(dueTime, period);
            }

            _clock.MoveTo(_clock.GetUtcNow() + dueTime);
            return _real.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        public void Dispose() => _real.Dispose();

        public ValueTask DisposeAsync() => _real.DisposeAsync();
    }
}

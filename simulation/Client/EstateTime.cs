namespace HybridTrust.Simulation.Client;

/// <summary>
/// An estate's clock for the host that works on it: real time, and how far the estate's is ahead. Timers run on it too, so that a jump over a week
/// ends a wait of a week. Stretches of time are measured in real time.
/// </summary>
public sealed class EstateTime(TimeProvider real) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<EstateTimer> _waiting = [];
    private long _ahead;

    /// <summary>How far it is ahead of real time; never negative.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <inheritdoc />
    public override long TimestampFrequency => real.TimestampFrequency;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Ahead;

    /// <inheritdoc />
    public override long GetTimestamp() => real.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new EstateTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Jumps forward to where the estate's clock is, and ends the waits that are over by then. It never goes back.</summary>
    public void Follow(TimeSpan ahead)
    {
        lock (_gate)
        {
            if (ahead <= Ahead)
            {
                return;
            }

            Interlocked.Exchange(ref _ahead, ahead.Ticks);
            foreach (var timer in _waiting)
            {
                timer.Set();
            }
        }
    }

    /// <summary>A timer that is set anew at each jump. What it shares with the clock is guarded by the clock's lock.</summary>
    private sealed class EstateTimer : ITimer
    {
        /// <summary>Real timers run seven weeks at most.</summary>
        private static readonly TimeSpan LongestStretch = TimeSpan.FromDays(40);
        private static readonly TimeSpan ShortestStretch = TimeSpan.FromMilliseconds(1);

        private readonly EstateTime _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _timer;
        private DateTimeOffset _due;
        private TimeSpan _period;

        public EstateTimer(EstateTime clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            _timer = clock.Real.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._gate)
            {
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    _clock._waiting.Remove(this);
                    return _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }

                _due = _clock.GetUtcNow() + dueTime;
                _clock._waiting.Add(this);
                return Set();
            }
        }

        /// <summary>Sets the real timer to what is left.</summary>
        public bool Set()
        {
            var left = _due - _clock.GetUtcNow();
            var stretch = left <= TimeSpan.Zero ? TimeSpan.Zero : left < ShortestStretch ? ShortestStretch : left < LongestStretch ? left : LongestStretch;
            return _timer.Change(stretch, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            lock (_clock._gate)
            {
                _clock._waiting.Remove(this);
            }

            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Tick()
        {
            lock (_clock._gate)
            {
                if (!_clock._waiting.Contains(this))
                {
                    return;
                }

                if (_due > _clock.GetUtcNow())
                {
                    Set();
                    return;
                }

                if (_period > TimeSpan.Zero)
                {
                    _due = _clock.GetUtcNow() + _period;
                    Set();
                }
                else
                {
                    _clock._waiting.Remove(this);
                }
            }

            _callback(_state);
        }
    }

    private TimeProvider Real => real;
}

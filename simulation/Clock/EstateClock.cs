namespace HybridTrust.Simulation.Clock;

/// <summary>The estate's time: real time with an offset and a speed that survive a restart.</summary>
internal sealed class EstateClock(ClockState state, TimeProvider real) : TimeProvider
{
    private volatile ClockState _state = state;

    public double Speed => _state.Speed;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _state.At(real.GetUtcNow());

    /// <summary>How far it is ahead of real time.</summary>
    public TimeSpan Ahead()
    {
        var now = real.GetUtcNow();
        return _state.At(now) - now;
    }

    /// <summary>This clock from a later time on, at the same speed. It shows that only once it is set.</summary>
    public ClockState Forward(DateTimeOffset to) => new(real.GetUtcNow(), to, _state.Speed);

    public void Set(ClockState state) => _state = state;
}

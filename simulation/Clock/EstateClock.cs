namespace HybridTrust.Simulation.Clock;

/// <summary>The estate's time: real time with an offset and a speed that survive a restart.</summary>
internal sealed class EstateClock(ClockState state, TimeProvider real) : TimeProvider
{
    public double Speed => state.Speed;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => state.At(real.GetUtcNow());
}

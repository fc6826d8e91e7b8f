namespace HybridTrust.Simulation.Clock;

/// <summary>What the estate's clock showed at a point of real time, and how fast it runs from there.</summary>
/// <param name="RealAnchor">Real time, UTC.</param>
/// <param name="EstateAnchor">What the estate's clock showed then, UTC.</param>
/// <param name="Speed">Estate seconds in a real second.</param>
internal sealed record ClockState(DateTimeOffset RealAnchor, DateTimeOffset EstateAnchor, double Speed)
{
    public DateTimeOffset At(DateTimeOffset real) => EstateAnchor + ((real - RealAnchor) * Speed);

    /// <summary>The clock of a start: options win, then what the clock was, then real time at speed 1.</summary>
    public static ClockState Start(EstateOptions options, ClockState? previous)
    {
        var real = options.Time.GetUtcNow();
        var speed = options.Speed ?? previous?.Speed ?? 1;
        if (!double.IsFinite(speed) || speed <= 0)
        {
            throw new EstateException($"The estate's clock cannot run at speed {speed}. Give a number greater than 0; 1 is real time.");
        }

        return new ClockState(real, options.Now?.ToUniversalTime() ?? previous?.At(real) ?? real, speed);
    }
}

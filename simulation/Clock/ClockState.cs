namespace HybridTrust.Simulation.Clock;

/// <summary>What the estate's clock showed at a point of real time, and how fast it runs from there.</summary>
/// <param name="RealAnchor">Real time, UTC.</param>
/// <param name="EstateAnchor">What the estate's clock showed then, UTC.</param>
/// <param name="Speed">Estate seconds in a real second.</param>
internal sealed record ClockState(DateTimeOffset RealAnchor, DateTimeOffset EstateAnchor, double Speed)
{
    /// <summary>Three weeks in a second: years of rotations in a rehearsal, and far from the end of time.</summary>
    private const double Fastest = 2_000_000;

    public DateTimeOffset At(DateTimeOffset real) => EstateAnchor + ((real - RealAnchor) * Speed);

    /// <summary>The clock of a start: options win, then what the clock was, then real time at speed 1.</summary>
    public static ClockState Start(EstateOptions options, ClockState? previous)
    {
        var real = options.Time.GetUtcNow();
        var speed = options.Speed ?? previous?.Speed ?? 1;
        if (!double.IsFinite(speed) || speed is <= 0 or > Fastest)
        {
            throw new EstateException($"The estate's clock cannot run at speed {speed}. " +
                $"Give a number above 0 and up to {Fastest}; 1 is real time.");
        }

        return new ClockState(real, options.Now?.ToUniversalTime() ?? previous?.At(real) ?? real, speed);
    }
}

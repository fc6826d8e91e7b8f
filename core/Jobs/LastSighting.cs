using System.Globalization;

namespace HybridTrust.Jobs;

/// <summary>When a runner was seen last, and what it said.</summary>
/// <param name="SeenAt">By the host's clock, UTC.</param>
/// <param name="Said">What it said of itself; null when it said nothing that could be read.</param>
public sealed record LastSighting(DateTimeOffset SeenAt, RunnerSighting? Said)
{
    /// <summary>From how far apart on a person is to look at the clocks; tokens and Kerberos allow five minutes.</summary>
    public static readonly TimeSpan NotableSkew = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan GreatestSkew = TimeSpan.FromMinutes(5);

    // An older word says nothing about the clock of today.
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    /// <summary>How many seconds the runner's clock is ahead of the host's; negative when it is behind.</summary>
    public double? SkewSeconds => Said is { } said ? Math.Round((said.At - SeenAt).TotalSeconds, 1) : null;

    /// <summary>Why a runner whose clock is wrong gets no job, and what to do; null when its clock will do, or is not known.</summary>
    /// <remarks>In a simulation all share the estate's clock, which jumps: a word that was on its way meanwhile is no clock gone wrong.</remarks>
    /// <param name="runner">The runner's name.</param>
    /// <param name="now">The host's clock, UTC.</param>
    public string? WhyClockIsWrong(string runner, DateTimeOffset now) =>
        now - SeenAt > Recent || Said?.Shells is RunnerSighting.SimulatedShells || SkewSeconds is not { } skew || TimeSpan.FromSeconds(Math.Abs(skew)) <= GreatestSkew ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The clock of runner '{runner}' is {Math.Abs(skew) / 60:0} minutes {(skew > 0 ? "ahead of" : "behind")} this host's, and jobs, tokens and Kerberos allow 5. " +
            $"Set the time source of whichever is wrong (w32tm /resync), then start the run again.");
}

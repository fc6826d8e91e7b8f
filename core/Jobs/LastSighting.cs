namespace HybridTrust.Jobs;

/// <summary>When a runner was seen last, and what it said.</summary>
/// <param name="SeenAt">By the host's clock, UTC.</param>
/// <param name="Said">What it said of itself; null when it said nothing that could be read.</param>
public sealed record LastSighting(DateTimeOffset SeenAt, RunnerSighting? Said)
{
    /// <summary>How many seconds the runner's clock is ahead of the host's; negative when it is behind.</summary>
    public double? SkewSeconds => Said is { } said ? Math.Round((said.At - SeenAt).TotalSeconds, 1) : null;
}

namespace HybridTrust.Runner.Configuration;

/// <summary>How often the host is asked for jobs.</summary>
/// <param name="Fast">The pause right after work.</param>
/// <param name="Idle">The longest pause while there is nothing to do.</param>
/// <param name="Wait">How long the host is asked to hold a request until a job appears; zero means not at all.</param>
internal sealed record PollingConfig(TimeSpan Fast, TimeSpan Idle, TimeSpan Wait)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause while the host does not answer: a host that is asked calmly is not pressed when it is down.</summary>
    public TimeSpan InTrouble => Idle > Soon ? Idle : Soon;

    public static PollingConfig Default { get; } = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
}

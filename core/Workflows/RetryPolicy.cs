namespace HybridTrust.Workflows;

/// <summary>How often an activity is tried, and how long the pauses are.</summary>
/// <param name="MaxAttempts">Tries in all, the first included; at least 1.</param>
/// <param name="FirstInterval">The pause before the second try.</param>
/// <param name="Backoff">Each further pause is this many times the last.</param>
/// <param name="MaxInterval">No pause is longer than this.</param>
public sealed record RetryPolicy(int MaxAttempts, TimeSpan FirstInterval, double Backoff = 2, TimeSpan? MaxInterval = null)
{
    /// <summary>For reads and other calls that are safe to repeat: 5 tries over about half a minute.</summary>
    public static RetryPolicy Safe { get; } = new(5, TimeSpan.FromSeconds(2), 2, TimeSpan.FromMinutes(1));

    /// <summary>The pause after the given failed attempt (1 is the first).</summary>
    public TimeSpan PauseAfter(int attempt)
    {
        // In seconds as a double: many attempts pass the largest TimeSpan long before they pass the limit.
        var seconds = FirstInterval.TotalSeconds * Math.Pow(Backoff, attempt - 1);
        var longest = MaxInterval ?? TimeSpan.MaxValue;
        return seconds < longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : longest;
    }
}

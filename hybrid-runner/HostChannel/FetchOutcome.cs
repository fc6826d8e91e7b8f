using HybridTrust.Jobs;

namespace HybridTrust.Runner.HostChannel;

/// <summary>What asking the host for jobs gave.</summary>
internal abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <summary>How long the host asked to wait before the next request; zero when it did not.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>The host answered.</summary>
    /// <param name="Pending">The jobs that wait; often none.</param>
    /// <param name="Held">Whether the host held the request until now, so that asking again at once is what it expects.</param>
    internal sealed record Listed(IReadOnlyList<PendingJob> Pending, bool Held) : FetchOutcome;

    /// <summary>The host did not answer, or not with jobs.</summary>
    internal sealed record Unavailable(string Why) : FetchOutcome;
}

namespace HybridTrust.Api.Watch;

/// <summary>When this host began, by its own clock.</summary>
public sealed class HostStart(TimeProvider time)
{
    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; } = time.GetUtcNow();
}

namespace HybridTrust.Workflows;

/// <summary>What a wait for an event ended with.</summary>
/// <typeparam name="T">The event's payload.</typeparam>
public abstract record EventOutcome<T>
{
    private EventOutcome()
    {
    }

    /// <summary>The event came in time.</summary>
    public sealed record Received(T Payload) : EventOutcome<T>;

    /// <summary>The time passed first.</summary>
    public sealed record TimedOut : EventOutcome<T>;
}

namespace HybridTrust.Tickets;

/// <summary>The ticket system could not take something now; later it may.</summary>
public sealed class TicketBusyException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long it wants to be left alone; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when it is known that nothing was written.</summary>
    public bool NothingWritten { get; init; }
}

namespace HybridTrust.Tickets;

/// <summary>What becomes of a ticket when its run has ended.</summary>
public enum TicketEnding
{
    /// <summary>What it asked for is done.</summary>
    Done,

    /// <summary>It stays open; the last comment says why.</summary>
    Open,
}

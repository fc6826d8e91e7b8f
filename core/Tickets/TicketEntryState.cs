namespace HybridTrust.Tickets;

/// <summary>What became of something to write.</summary>
public enum TicketEntryState
{
    /// <summary>It waits for its turn.</summary>
    Waiting,

    /// <summary>It was tried, and it is not known whether it arrived.</summary>
    Tried,

    /// <summary>The ticket system has it.</summary>
    Written,

    /// <summary>It will not be tried again; the reason is kept.</summary>
    GivenUp,

    /// <summary>This host has no connection to the ticket's system: it is kept here and goes nowhere.</summary>
    Kept,
}

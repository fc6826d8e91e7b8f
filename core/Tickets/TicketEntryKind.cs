namespace HybridTrust.Tickets;

/// <summary>What is written to a ticket.</summary>
public enum TicketEntryKind
{
    /// <summary>A comment.</summary>
    Comment,

    /// <summary>The change record's own fields.</summary>
    Texts,

    /// <summary>The ticket's state.</summary>
    Ending,

    /// <summary>The ticket itself, with its first comment in it.</summary>
    Opening,
}

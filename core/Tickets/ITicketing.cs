using HybridTrust.Runs;

namespace HybridTrust.Tickets;

/// <summary>Writes back to the system that sent a ticket.</summary>
public interface ITicketing
{
    /// <summary>Adds a comment; a second one with the same key is not written again.</summary>
    Task CommentAsync(TicketReference ticket, TicketComment comment, CancellationToken cancellation);
}

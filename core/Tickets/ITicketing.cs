using HybridTrust.Runs;

namespace HybridTrust.Tickets;

/// <summary>Writes back to the system that sent a ticket.</summary>
public interface ITicketing
{
    /// <summary>Adds a comment; a second one with the same key is not written again.</summary>
    Task CommentAsync(TicketReference ticket, TicketComment comment, CancellationToken cancellation);

    /// <summary>
    /// Keeps what is to be told of a cause, and opens its ticket where there is none. It is told by the next sweep: whoever says it does not wait for
    /// a ticket system, nor fail with it. Where nothing is kept it is told at once.
    /// </summary>
    /// <param name="ticket">Where: the system, and the ledger's name until the system has given the ticket its own.</param>
    /// <param name="comment">What; with its <see cref="TicketComment.Cause"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    Task KeepAsync(TicketReference ticket, TicketComment comment, CancellationToken cancellation) => CommentAsync(ticket, comment, cancellation);
}

using System.Collections.Concurrent;
using HybridTrust.Runs;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Tests.Support;

/// <summary>Keeps what tickets are told; or is a ticket system that does not answer.</summary>
internal sealed class ToldTickets : ITicketing
{
    public ConcurrentQueue<TicketComment> Comments { get; } = [];

    /// <summary>Which tickets, in the same order.</summary>
    public ConcurrentQueue<TicketReference> Tickets { get; } = [];

    public bool Silent { get; set; }

    public Task CommentAsync(TicketReference ticket, TicketComment comment, CancellationToken cancellation)
    {
        if (Silent)
        {
            throw new IOException("The ticket system does not answer.");
        }

        Tickets.Enqueue(ticket);
        Comments.Enqueue(comment);
        return Task.CompletedTask;
    }
}

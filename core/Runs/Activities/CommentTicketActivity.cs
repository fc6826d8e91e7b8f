using HybridTrust.Tickets;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Tells the ticket something.</summary>
internal sealed class CommentTicketActivity(ITicketing ticketing) : Activity<CommentToWrite, bool>
{
    public override async Task<bool> RunAsync(CommentToWrite input, CancellationToken cancellation)
    {
        await ticketing.CommentAsync(input.Ticket, input.Comment, cancellation);
        return true;
    }
}

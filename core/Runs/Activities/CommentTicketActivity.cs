using HybridTrust.Runs.Turns;
using HybridTrust.Tickets;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Tells the ticket something, and the tickets that the run carries besides.</summary>
internal sealed class CommentTicketActivity(ITicketing ticketing, AttachmentStore attachments) : Activity<CommentToWrite, bool>
{
    public override async Task<bool> RunAsync(CommentToWrite input, CancellationToken cancellation)
    {
        await ticketing.CommentAsync(input.Ticket, input.Comment, cancellation);
        foreach (var attached in await attachments.OfAsync(input.Comment.Run, cancellation))
        {
            // By a name of its own: what one ticket was told is no reason not to tell another.
            await ticketing.CommentAsync(attached.Ticket, input.Comment with { Run = attached.Name }, cancellation);
        }

        return true;
    }
}

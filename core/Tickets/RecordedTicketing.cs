using HybridTrust.Records;
using HybridTrust.Runs;

namespace HybridTrust.Tickets;

/// <summary>For ticket systems that only send: comments are kept as records, and shown with the run.</summary>
public sealed class RecordedTicketing(IRecords records) : ITicketing
{
    /// <inheritdoc />
    public Task CommentAsync(TicketReference ticket, TicketComment comment, CancellationToken cancellation) =>
        records.TryCreateAsync(new RecordKey("ticket-comments", $"{comment.Run}/{comment.Key}"), comment, cancellation);
}

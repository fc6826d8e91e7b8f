using HybridTrust.Runs;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Ticketing;

/// <summary>The body of an outgoing webhook.</summary>
/// <param name="Type"><c>run.commented</c>, <c>run.planned</c>, <c>run.done</c> or <c>ticket.refused</c>.</param>
/// <param name="Timestamp">When it was said, UTC; the same however often it is sent.</param>
/// <param name="Data">What was said.</param>
public sealed record WebhookMessage(string Type, DateTimeOffset Timestamp, WebhookData Data)
{
    /// <summary>The message of an entry.</summary>
    internal static WebhookMessage Of(TicketReference ticket, TicketEntry entry) => new(
        entry.Kind switch
        {
            TicketEntryKind.Texts => "run.planned",
            TicketEntryKind.Ending => "run.done",
            _ when entry.Comment.Refusal => "ticket.refused",
            _ => "run.commented",
        },
        entry.At,
        new WebhookData(ticket.Id, entry.Comment.Run, entry.Number, entry.Kind is TicketEntryKind.Comment ? entry.Comment.Text : null)
        {
            Texts = entry.Kind is TicketEntryKind.Texts ? entry.Comment.Texts : null,
        });
}

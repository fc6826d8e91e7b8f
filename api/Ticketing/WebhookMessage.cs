using HybridTrust.Runs;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Ticketing;

/// <summary>The body of an outgoing webhook.</summary>
/// <param name="Type"><c>run.commented</c>, <c>run.planned</c>, <c>run.done</c> or <c>ticket.refused</c>; of the watch <c>cause.raised</c>, <c>cause.worse</c> or <c>cause.gone</c>.</param>
/// <param name="Timestamp">When it was said, UTC; the same however often it is sent.</param>
/// <param name="Data">What was said.</param>
public sealed record WebhookMessage(string Type, DateTimeOffset Timestamp, WebhookData Data)
{
    /// <summary>The message of an entry.</summary>
    internal static WebhookMessage Of(TicketReference ticket, TicketEntry entry) => new(
        (entry.Kind, entry.Comment.Cause) switch
        {
            (TicketEntryKind.Opening, _) => "cause.raised",
            (_, { Gone: true }) => "cause.gone",
            (_, { }) => "cause.worse",
            (TicketEntryKind.Texts, _) => "run.planned",
            (TicketEntryKind.Ending, _) => "run.done",
            _ when entry.Comment.Refusal => "ticket.refused",
            _ => "run.commented",
        },
        entry.At,
        new WebhookData(ticket.Id, entry.Comment.Run, entry.Number, entry.Kind is TicketEntryKind.Comment or TicketEntryKind.Opening ? entry.Comment.Text : null)
        {
            Subject = entry.Comment.Cause?.Subject,
            Texts = entry.Kind is TicketEntryKind.Texts ? entry.Comment.Texts : null,
        });
}

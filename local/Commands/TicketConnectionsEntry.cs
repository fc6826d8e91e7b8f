namespace HybridTrust.Local.Commands;

/// <summary>The ticket systems that are written to, as the file of ticket secrets has them.</summary>
/// <param name="ServiceNow">ServiceNow.</param>
/// <param name="Jira">Jira.</param>
/// <param name="Webhook">The receiver of signed webhooks.</param>
/// <param name="Watch">In which of them the watch opens tickets; kept as records when left out.</param>
internal sealed record TicketConnectionsEntry(
    TicketConnectionEntry? ServiceNow = null, TicketConnectionEntry? Jira = null, TicketConnectionEntry? Webhook = null, string? Watch = null);

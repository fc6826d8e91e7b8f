using HybridTrust.Runs;
using HybridTrust.Tickets;

namespace HybridTrust.Api.Ticketing;

/// <summary>Reads change records where a connection to ServiceNow is there to read them; other tickets are none.</summary>
internal sealed class ServiceNowChanges(ServiceNowTickets? serviceNow) : IChangeControl
{
    /// <inheritdoc />
    public async Task<ChangeRecord?> ReadAsync(TicketReference ticket, CancellationToken cancellation) =>
        serviceNow is not null && ticket is { System: Tickets.TicketSource.ServiceNow, Record: not null } ? await serviceNow.ReadAsync(ticket, cancellation) : null;
}

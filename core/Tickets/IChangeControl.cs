using HybridTrust.Runs;

namespace HybridTrust.Tickets;

/// <summary>Reads change records where the change board keeps them.</summary>
public interface IChangeControl
{
    /// <summary>The change record behind a ticket as it is now; null where the ticket has none that this host can read.</summary>
    /// <exception cref="TicketBusyException">It could not be read now.</exception>
    /// <exception cref="TicketRefusedException">It cannot be read: it is gone, or this host may not.</exception>
    Task<ChangeRecord?> ReadAsync(TicketReference ticket, CancellationToken cancellation);
}

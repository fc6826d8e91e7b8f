using HybridTrust.Runs;

namespace HybridTrust.Tickets;

/// <summary>A ticket system in which tickets can be opened.</summary>
public interface ITicketOpener : ITicketSystem
{
    /// <summary>Opens a ticket.</summary>
    /// <param name="entry">What it is about. Its <see cref="TicketComment.Run"/> names the ledger, which no two tickets share: by it the ticket is found again.</param>
    /// <param name="mayBeThere">True when it was tried before and the answer is not known: it is not to be opened twice.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The ticket, to be written to.</returns>
    /// <exception cref="TicketBusyException">Not now; trying again later may help.</exception>
    /// <exception cref="TicketRefusedException">The system will not open it; trying again cannot help.</exception>
    Task<TicketReference> OpenAsync(TicketEntry entry, bool mayBeThere, CancellationToken cancellation);
}

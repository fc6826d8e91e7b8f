using HybridTrust.Runs;

namespace HybridTrust.Tickets;

/// <summary>A ticket system that can be written to.</summary>
public interface ITicketSystem
{
    /// <summary>The system's name in <see cref="TicketReference.System"/>.</summary>
    string Name { get; }

    /// <summary>Writes an entry.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="entry">What to write.</param>
    /// <param name="mayBeThere">True when it was tried before and the answer is not known: it is not to be written twice.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="TicketBusyException">Not now; trying again later may help.</exception>
    /// <exception cref="TicketRefusedException">The system will not have this entry; trying again cannot help.</exception>
    Task WriteAsync(TicketReference ticket, TicketEntry entry, bool mayBeThere, CancellationToken cancellation);
}

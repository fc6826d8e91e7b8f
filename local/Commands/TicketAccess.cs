using HybridTrust.Api.Senders;
using HybridTrust.Api.Ticketing;

namespace HybridTrust.Local.Commands;

/// <summary>The ticket systems of an embedded host.</summary>
/// <param name="Connections">Those that are written to.</param>
/// <param name="Senders">Those whose signed deliveries are taken.</param>
internal sealed record TicketAccess(TicketConnections Connections, TicketSenders Senders)
{
    /// <summary>None: tickets need a token, and nothing is written anywhere.</summary>
    public static TicketAccess None { get; } = new(TicketConnections.None, TicketSenders.None);
}

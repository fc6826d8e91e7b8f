using HybridTrust.Tickets;

namespace HybridTrust.Runs.Activities;

/// <summary>What to tell which ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Comment">The comment.</param>
public sealed record CommentToWrite(TicketReference Ticket, TicketComment Comment);

using HybridTrust.Workflows;

namespace HybridTrust.Tickets;

/// <summary>The ticket system will not have something, however often it is tried.</summary>
public sealed class TicketRefusedException(string message) : PermanentFailureException(message);

using HybridTrust.Runs;

namespace HybridTrust.Tickets;

/// <summary>For hosts without a connection to a change board's system: there is nothing to read.</summary>
public sealed class NoChangeControl : IChangeControl
{
    /// <inheritdoc />
    public Task<ChangeRecord?> ReadAsync(TicketReference ticket, CancellationToken cancellation) => Task.FromResult<ChangeRecord?>(null);
}

using HybridTrust.Runs.Changes;
using HybridTrust.Tickets;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Reads the change record behind a ticket.</summary>
internal sealed class ReadChangeActivity(IChangeControl changes) : Activity<TicketReference, ChangeReading>
{
    public override async Task<ChangeReading> RunAsync(TicketReference input, CancellationToken cancellation) =>
        new(await changes.ReadAsync(input, cancellation));
}

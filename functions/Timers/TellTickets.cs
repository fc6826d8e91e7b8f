using HybridTrust.Api.Ticketing;
using Microsoft.Azure.Functions.Worker;

namespace HybridTrust.Functions.Timers;

/// <summary>Tells tickets what could not be told when it happened.</summary>
internal sealed class TellTickets(TicketSweep sweep)
{
    /// <summary>The trigger.</summary>
    [Function("tellTickets")]
    public Task RunAsync([TimerTrigger("0 */10 * * * *")] TimerInfo timer, CancellationToken cancellation) => sweep.SweepAsync(cancellation);
}

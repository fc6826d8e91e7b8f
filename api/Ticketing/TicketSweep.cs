using HybridTrust.Tickets;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Api.Ticketing;

/// <summary>Goes through the tickets that have not been told everything, and tells them. Hosts call it now and then: a run that has ended tries no more by itself.</summary>
public sealed partial class TicketSweep(TicketOutbox outbox, ILogger<TicketSweep> logger)
{
    /// <summary>Tries each once; one that fails keeps nobody else waiting.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        await foreach (var run in outbox.OpenAsync(cancellation))
        {
            try
            {
                await outbox.DeliverAsync(run, cancellation);
            }
            catch (TicketBusyException busy)
            {
                LogFailed(run, busy.Message);
            }
            catch (TicketRefusedException refused)
            {
                LogFailed(run, refused.Message);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Run}: its ticket could not be told everything: {Reason}", EventName = "TicketWriteFailed")]
    private partial void LogFailed(string run, string reason);
}

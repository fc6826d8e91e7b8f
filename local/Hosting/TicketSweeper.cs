using HybridTrust.Api.Ticketing;
using Microsoft.Extensions.Hosting;

namespace HybridTrust.Local.Hosting;

/// <summary>Tells tickets what could not be told when it happened: at the start, and every minute.</summary>
internal sealed class TicketSweeper(TicketSweep sweep, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            await sweep.SweepAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

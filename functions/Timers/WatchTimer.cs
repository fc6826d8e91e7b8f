using HybridTrust.Functions.Durable;
using HybridTrust.Functions.Settings;
using HybridTrust.Watch;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Timers;

/// <summary>Starts a watch of all organizations, unless one is at work. What it sees is in the log under the names that a deployment's alerts read.</summary>
internal sealed class WatchTimer(WatchStarter watches, DurableClientSource source)
{
    /// <summary>The trigger.</summary>
    [Function("startWatch")]
    public Task RunAsync(
        [TimerTrigger($"%{SettingNames.WatchSchedule}%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        source.Offer(client);
        return watches.StartAsync(cancellation);
    }
}

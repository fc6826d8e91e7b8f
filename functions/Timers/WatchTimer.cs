using HybridTrust.Functions.Durable;
using HybridTrust.Functions.Settings;
using HybridTrust.Watch;
using HybridTrust.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Timers;

/// <summary>Starts a watch of all organizations. What it sees is in the log under the names that a deployment's alerts read.</summary>
internal sealed class WatchTimer(IWorkflowClient workflows, DurableClientSource source, TimeProvider time)
{
    /// <summary>The trigger.</summary>
    [Function("startWatch")]
    public Task RunAsync(
        [TimerTrigger($"%{SettingNames.WatchSchedule}%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        source.Offer(client);
        return workflows.StartAsync(WatchWorkflow.Reference, WatchWorkflow.IdAt(time.GetUtcNow()), WatchOrder.All, cancellation);
    }
}

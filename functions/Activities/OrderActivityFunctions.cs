using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Activities;

/// <summary>What people ordered runs, and whether it is their turn.</summary>
internal sealed class OrderActivityFunctions(DurableActivities activities, DurableClientSource source)
{
    /// <summary>Reads what people ordered a run.</summary>
    [Function("ReadOrders")]
    public Task<JsonElement> ReadOrdersAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("ReadOrders", input, cancellation);

    /// <summary>Reads whether the run that another waits for is over; asks the engine, whose client comes with the trigger.</summary>
    [Function("ReadAhead")]
    public Task<JsonElement> ReadAheadAsync([ActivityTrigger] JsonElement input, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        source.Offer(client);
        return activities.RunAsync("ReadAhead", input, cancellation);
    }
}

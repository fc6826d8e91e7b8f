using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;

namespace HybridTrust.Functions.Activities;

/// <summary>What people ordered runs.</summary>
internal sealed class OrderActivityFunctions(DurableActivities activities)
{
    /// <summary>Reads what people ordered a run.</summary>
    [Function("ReadOrders")]
    public Task<JsonElement> ReadOrdersAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("ReadOrders", input, cancellation);

    /// <summary>Reads whether a run has ended.</summary>
    [Function("HasEnded")]
    public Task<JsonElement> HasEndedAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("HasEnded", input, cancellation);
}

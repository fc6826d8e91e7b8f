using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace HybridTrust.Functions.Orchestrations;

/// <summary>A page of a watch.</summary>
internal sealed class WatchPageOrchestration(DurableWorkflows workflows)
{
    /// <summary>The trigger.</summary>
    [Function("WatchPage")]
    public Task<JsonElement> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => workflows.RunAsync("WatchPage", context);
}

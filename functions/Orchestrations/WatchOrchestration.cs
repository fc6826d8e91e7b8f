using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace HybridTrust.Functions.Orchestrations;

/// <summary>A watch of all organizations.</summary>
internal sealed class WatchOrchestration(DurableWorkflows workflows)
{
    /// <summary>The trigger.</summary>
    [Function("Watch")]
    public Task<JsonElement> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => workflows.RunAsync("Watch", context);
}

using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace HybridTrust.Functions.Orchestrations;

/// <summary>A stretch of a rotation's waiting.</summary>
internal sealed class RotationWatchOrchestration(DurableWorkflows workflows)
{
    /// <summary>The trigger.</summary>
    [Function("RotationWatch")]
    public Task<JsonElement> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => workflows.RunAsync("RotationWatch", context);
}

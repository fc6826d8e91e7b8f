using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace HybridTrust.Functions.Orchestrations;

/// <summary>A job on its way to its runner.</summary>
internal sealed class JobOrchestration(DurableWorkflows workflows)
{
    /// <summary>The trigger.</summary>
    [Function("Job")]
    public Task<JsonElement> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => workflows.RunAsync("Job", context);
}

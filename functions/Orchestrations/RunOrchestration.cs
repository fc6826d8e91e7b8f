using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace HybridTrust.Functions.Orchestrations;

/// <summary>The run of a ticket.</summary>
internal sealed class RunOrchestration(DurableWorkflows workflows)
{
    /// <summary>The trigger.</summary>
    [Function("Run")]
    public Task<JsonElement> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => workflows.RunAsync("Run", context);
}

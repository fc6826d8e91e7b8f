using System.Text.Json;
using HybridTrust.Workflows;
using Microsoft.DurableTask;

namespace HybridTrust.Functions.Durable;

/// <summary>Runs orchestrations by name.</summary>
internal sealed class DurableWorkflows(WorkflowRegistry registry)
{
    /// <summary>Runs, or replays, an orchestration on its instance's input and gives its result.</summary>
    public async Task<JsonElement> RunAsync(string name, TaskOrchestrationContext context) =>
        DurableJson.Parse(await registry.Workflows[name].RunAsync(new DurableWorkflow(context), context.GetInput<JsonElement>().GetRawText()));
}

using System.Text.Json;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Durable;

/// <summary>Runs activities by name, and says how they failed in a way that survives the host.</summary>
internal sealed class DurableActivities(WorkflowRegistry registry, IServiceProvider services)
{
    /// <summary>Runs an activity on JSON input and gives its JSON result.</summary>
    /// <exception cref="ActivityFailedException">The activity failed.</exception>
    public async Task<JsonElement> RunAsync(string name, JsonElement input, CancellationToken cancellation)
    {
        try
        {
            return DurableJson.Parse(await registry.Activities[name].RunAsync(services, input.GetRawText(), cancellation));
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            throw new ActivityFailedException(failure);
        }
    }
}

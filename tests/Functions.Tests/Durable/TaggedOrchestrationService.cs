using DurableTask.Core;
using Microsoft.DurableTask.Testing.Sidecar;

namespace HybridTrust.Functions.Tests.Durable;

/// <summary>
/// The in-memory hub, without its own fault: it stores a child that has not had its first turn without tags, and its gRPC face fails on
/// such a one when it is asked for (0.2.3-preview.1: <c>InMemoryInstanceStore.AddMessage</c>, <c>TaskHubGrpcServer.CreateGetInstanceResponse</c>).
/// The Functions host answers such a question, so the adapter has nothing to be patient with.
/// </summary>
internal class TaggedOrchestrationService : InMemoryOrchestrationService, IOrchestrationServiceClient
{
    async Task<OrchestrationState> IOrchestrationServiceClient.GetOrchestrationStateAsync(string instanceId, string executionId)
    {
        var state = await GetOrchestrationStateAsync(instanceId, executionId);
        state?.Tags ??= new Dictionary<string, string>(StringComparer.Ordinal);
        return state!;
    }
}

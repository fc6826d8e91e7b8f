using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;

namespace HybridTrust.Functions.Activities;

/// <summary>What a run does in the cloud.</summary>
internal sealed class CloudActivityFunctions(DurableActivities activities)
{
    /// <summary>Carries out a batch of Entra and Vault steps.</summary>
    [Function("RunCloudBatch")]
    public Task<JsonElement> RunCloudBatchAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("RunCloudBatch", input, cancellation);

    /// <summary>Carries out the procedures' proofs.</summary>
    [Function("RunProofs")]
    public Task<JsonElement> RunProofsAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("RunProofs", input, cancellation);
}

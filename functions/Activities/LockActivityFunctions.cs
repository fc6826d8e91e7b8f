using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;

namespace HybridTrust.Functions.Activities;

/// <summary>The organization's lock.</summary>
internal sealed class LockActivityFunctions(DurableActivities activities)
{
    /// <summary>Takes the lock for a stage.</summary>
    [Function("AcquireLock")]
    public Task<JsonElement> AcquireLockAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("AcquireLock", input, cancellation);

    /// <summary>Gives the lock back.</summary>
    [Function("ReleaseLock")]
    public Task<JsonElement> ReleaseLockAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("ReleaseLock", input, cancellation);
}

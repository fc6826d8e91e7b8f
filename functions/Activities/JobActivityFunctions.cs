using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;

namespace HybridTrust.Functions.Activities;

/// <summary>The activities around a runner's job.</summary>
internal sealed class JobActivityFunctions(DurableActivities activities)
{
    /// <summary>Signs a job for its runner.</summary>
    [Function("SignJob")]
    public Task<JsonElement> SignJobAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("SignJob", input, cancellation);

    /// <summary>Takes the id of a child orchestration.</summary>
    [Function("ReserveInstance")]
    public Task<JsonElement> ReserveInstanceAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("ReserveInstance", input, cancellation);

    /// <summary>Opens and checks a runner's recorded result.</summary>
    [Function("AcceptResult")]
    public Task<JsonElement> AcceptResultAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("AcceptResult", input, cancellation);
}

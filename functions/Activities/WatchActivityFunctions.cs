using System.Text.Json;
using HybridTrust.Functions.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Activities;

/// <summary>The watch.</summary>
internal sealed class WatchActivityFunctions(DurableActivities activities, DurableClientSource source)
{
    /// <summary>Names organizations.</summary>
    [Function("ListOrganizations")]
    public Task<JsonElement> ListOrganizationsAsync([ActivityTrigger] JsonElement input, CancellationToken cancellation) =>
        activities.RunAsync("ListOrganizations", input, cancellation);

    /// <summary>Looks at a few organizations. It starts runs, and may be the first trigger of a process: it brings the engine's client.</summary>
    [Function("LookAtOrganizations")]
    public Task<JsonElement> LookAtOrganizationsAsync([ActivityTrigger] JsonElement input, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        source.Offer(client);
        return activities.RunAsync("LookAtOrganizations", input, cancellation);
    }

    /// <summary>Records the heartbeat.</summary>
    [Function("EndWatch")]
    public Task<JsonElement> EndWatchAsync([ActivityTrigger] JsonElement input, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        source.Offer(client);
        return activities.RunAsync("EndWatch", input, cancellation);
    }
}

using HybridTrust.Api.Watch;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>GET /api/watch</c>.</summary>
internal sealed class GetWatch(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("getWatch")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/watch")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<WatchHandler>(request, client);
}

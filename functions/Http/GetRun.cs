using HybridTrust.Api.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>GET /api/runs/{id}</c>.</summary>
internal sealed class GetRun(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("getRun")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/runs/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id) =>
        face.AnswerAsync<RunHandler>(request, client, id);
}

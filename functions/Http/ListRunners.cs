using HybridTrust.Api.Runners.Enrolling;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>GET /api/runners</c>.</summary>
internal sealed class ListRunners(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("listRunners")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/runners")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<RunnerListHandler>(request, client);
}

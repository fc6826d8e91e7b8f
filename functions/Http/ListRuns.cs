using HybridTrust.Api.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>GET /api/runs</c>.</summary>
internal sealed class ListRuns(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("listRuns")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/runs")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<RunListHandler>(request, client);
}

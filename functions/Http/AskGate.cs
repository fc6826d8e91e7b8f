using HybridTrust.Api.Runners;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>GET /api/runner/jobs/{id}/gate</c>.</summary>
internal sealed class AskGate(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("askGate")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/runner/jobs/{id}/gate")] HttpRequest request, [DurableClient] DurableTaskClient client, string id) =>
        face.AnswerAsync<RunnerGateHandler>(request, client, id);
}

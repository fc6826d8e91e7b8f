using HybridTrust.Api.Health;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>GET /health</c>.</summary>
internal sealed class GetHealth(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("getHealth")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<HealthHandler>(request, client);
}

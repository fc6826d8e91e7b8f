using HybridTrust.Api.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>GET /openapi/v1.json</c>.</summary>
internal sealed class GetDescription(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("getDescription")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi/v1.json")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<DescriptionHandler>(request, client);
}

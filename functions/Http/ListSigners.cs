using HybridTrust.Api.Runners;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>GET /api/runner/signers</c>.</summary>
internal sealed class ListSigners(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("listSigners")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/runner/signers")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<RunnerSignersHandler>(request, client);
}

using HybridTrust.Api.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>GET /api/runs/{id}/evidence</c>.</summary>
internal sealed class GetEvidence(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("getEvidence")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/runs/{id}/evidence")] HttpRequest request, [DurableClient] DurableTaskClient client, string id) =>
        face.AnswerAsync<EvidenceHandler>(request, client, id);
}

using HybridTrust.Api.Approvals;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>POST /api/runs/{id}/approval</c>.</summary>
internal sealed class Decide(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("decide")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/runs/{id}/approval")] HttpRequest request, [DurableClient] DurableTaskClient client, string id) =>
        face.AnswerAsync<ApprovalHandler>(request, client, id);
}

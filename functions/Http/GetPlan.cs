using HybridTrust.Api.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>GET /api/runs/{id}/plan</c>.</summary>
internal sealed class GetPlan(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("getPlan")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/runs/{id}/plan")] HttpRequest request, [DurableClient] DurableTaskClient client, string id) =>
        face.AnswerAsync<PlanHandler>(request, client, id);
}

using HybridTrust.Api.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>GET /api/runs/{id}/report</c>.</summary>
internal sealed class GetReport(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("getReport")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/runs/{id}/report")] HttpRequest request, [DurableClient] DurableTaskClient client, string id) =>
        face.AnswerAsync<ReportHandler>(request, client, id);
}

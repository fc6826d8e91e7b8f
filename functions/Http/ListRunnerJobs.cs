using HybridTrust.Api.Runners;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>GET /api/runner/jobs</c>.</summary>
internal sealed class ListRunnerJobs(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("listRunnerJobs")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/runner/jobs")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<RunnerJobsHandler>(request, client);
}

using HybridTrust.Api.Runners;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>POST /api/runner/jobs/{id}/result</c>.</summary>
internal sealed class PostResult(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("postResult")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/runner/jobs/{id}/result")] HttpRequest request, [DurableClient] DurableTaskClient client, string id) =>
        face.AnswerAsync<RunnerResultHandler>(request, client, id);
}

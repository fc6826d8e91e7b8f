using HybridTrust.Api.Runners.Enrolling;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>POST /api/runners/enrolments</c>.</summary>
internal sealed class EnrolRunner(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("enrolRunner")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/runners/enrolments")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<EnrolmentHandler>(request, client);
}

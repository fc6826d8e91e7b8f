using HybridTrust.Api.Runners.Enrolling;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>POST /api/runners/{id}/revocation</c>.</summary>
internal sealed class RevokeRunner(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("revokeRunner")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/runners/{id}/revocation")] HttpRequest request, [DurableClient] DurableTaskClient client, string id) =>
        face.AnswerAsync<RevocationHandler>(request, client, id);
}

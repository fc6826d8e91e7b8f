using HybridTrust.Api.Runners.Enrolling;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>POST /api/runners/invitations</c>.</summary>
internal sealed class InviteRunner(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("inviteRunner")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/runners/invitations")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<InvitationHandler>(request, client);
}

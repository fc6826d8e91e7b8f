using HybridTrust.Api.Tickets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>POST /api/tickets/signed</c>.</summary>
internal sealed class DeliverSignedTicket(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("deliverSignedTicket")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/signed")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<SignedTicketHandler>(request, client);
}

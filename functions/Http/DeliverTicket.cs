using HybridTrust.Api.Tickets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>POST /api/tickets</c>.</summary>
internal sealed class DeliverTicket(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("deliverTicket")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<TicketHandler>(request, client);
}

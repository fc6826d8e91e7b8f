using HybridTrust.Api.Tickets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>POST /api/tickets/servicenow</c>.</summary>
internal sealed class DeliverServiceNowTicket(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("deliverServiceNowTicket")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/servicenow")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<ServiceNowTicketHandler>(request, client);
}

using HybridTrust.Api.Tickets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>POST /api/tickets/jira</c>.</summary>
internal sealed class DeliverJiraTicket(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("deliverJiraTicket")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tickets/jira")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<JiraTicketHandler>(request, client);
}

using HybridTrust.Api.Orders;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>POST /api/runs/{id}/orders</c>.</summary>
internal sealed class OrderRun(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("orderRun")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/runs/{id}/orders")] HttpRequest request, [DurableClient] DurableTaskClient client, string id) =>
        face.AnswerAsync<RunOrderHandler>(request, client, id);
}

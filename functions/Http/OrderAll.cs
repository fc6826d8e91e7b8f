using HybridTrust.Api.Orders;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary><c>POST /api/orders</c>.</summary>
internal sealed class OrderAll(HttpFace face)
{
    /// <summary>The trigger.</summary>
    [Function("orderAll")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/orders")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        face.AnswerAsync<OrderHandler>(request, client);
}

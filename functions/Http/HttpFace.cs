using HybridTrust.Api.Routing;
using HybridTrust.Functions.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Http;

/// <summary>What every HTTP trigger does: makes the engine's client known, and lets the request in through the API's gate.</summary>
internal sealed class HttpFace(RequestGate gate, DurableClientSource engine)
{
    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The engine's client, as bound to the trigger.</param>
    /// <param name="id">The id in the address, for a route that has one.</param>
    /// <typeparam name="THandler">The route's handler.</typeparam>
    public Task<IResult> AnswerAsync<THandler>(HttpRequest request, DurableTaskClient client, string id = "")
        where THandler : IApiHandler
    {
        engine.Offer(client);
        return gate.RunAsync<THandler>(request.HttpContext, id);
    }
}

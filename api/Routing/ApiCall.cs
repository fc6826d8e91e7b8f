using HybridTrust.Api.Callers;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Routing;

/// <summary>A request that was let in.</summary>
/// <param name="Http">The request.</param>
/// <param name="Caller">Who is asking; has one of the route's roles.</param>
/// <param name="Id">The id in the address as it came; empty for a route without one. Anything at all may stand there.</param>
public sealed record ApiCall(HttpContext Http, Caller Caller, string Id)
{
    /// <summary>Ends when the caller goes away.</summary>
    public CancellationToken Cancellation => Http.RequestAborted;
}

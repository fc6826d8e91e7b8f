using HybridTrust.Api.Routing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Api;

/// <summary>Maps the API on Kestrel.</summary>
public static class ApiRoutes
{
    /// <summary>Maps every route; among them the OpenAPI document, <c>/openapi/v1.json</c>, which anyone may read.</summary>
    public static IEndpointRouteBuilder MapHybridTrustApi(this IEndpointRouteBuilder endpoints)
    {
        var gate = endpoints.ServiceProvider.GetRequiredService<RequestGate>();
        foreach (var handler in gate.Handlers)
        {
            endpoints.Map(handler.Route, (http, id) => gate.RunAsync(handler, http, id));
        }

        return endpoints;
    }
}

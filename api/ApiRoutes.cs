using HybridTrust.Api.Problems;
using HybridTrust.Api.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Api;

/// <summary>Maps the API on Kestrel.</summary>
public static class ApiRoutes
{
    /// <summary>Maps every route and the OpenAPI document, <c>/openapi/v1.json</c>, which anyone may read.</summary>
    public static IEndpointRouteBuilder MapHybridTrustApi(this IEndpointRouteBuilder endpoints)
    {
        var gate = endpoints.ServiceProvider.GetRequiredService<RequestGate>();
        foreach (var handler in gate.Handlers)
        {
            Map(endpoints, gate, handler);
        }

        endpoints.MapOpenApi();
        return endpoints;
    }

    private static void Map(IEndpointRouteBuilder endpoints, RequestGate gate, IApiHandler handler)
    {
        var route = handler.Route;
        Delegate run = route.HasId
            ? (HttpContext http, string id) => gate.RunAsync(handler, http, id)
            : (HttpContext http) => gate.RunAsync(handler, http);
        var endpoint = endpoints.MapMethods(route.Pattern, [route.Method], run)
            .WithName(route.Name)
            .WithSummary(route.Summary)
            .WithTags(route.Group)
            .WithMetadata(route);
        foreach (var response in route.Responses)
        {
            endpoint.Produces(response.Status, response.Body, response.MediaType);
        }

        foreach (var status in route.ProblemStatuses())
        {
            endpoint.Produces<ApiProblem>(status, ApiProblem.MediaType);
        }
    }
}

using HybridTrust.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HybridTrust.Api.Routing;

/// <summary>Turns a route into an endpoint of ASP.NET that says of itself what the route says.</summary>
internal static class RouteEndpoints
{
    /// <summary>Maps a route to what answers it.</summary>
    public static void Map(this IEndpointRouteBuilder endpoints, ApiRoute route, Func<HttpContext, string, Task<IResult>> answer)
    {
        Delegate run = route.HasId
            ? (HttpContext http, string id) => answer(http, id)
            : (HttpContext http) => answer(http, "");
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

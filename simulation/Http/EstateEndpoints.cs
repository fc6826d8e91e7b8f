using HybridTrust.Simulation.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HybridTrust.Simulation.Http;

/// <summary>Looks into the estate, for tests and for people: the world and the counters.</summary>
internal static class EstateEndpoints
{
    public static void MapEstate(this IEndpointRouteBuilder routes, WorldStore store, EstateCounters counters)
    {
        // The world holds public parts only, so it can be shown whole.
        routes.MapGet("/estate/state", context => context.WriteJsonAsync(StatusCodes.Status200OK, store.Current));
        routes.MapGet("/estate/counters", context => context.WriteJsonAsync(StatusCodes.Status200OK, counters.Read()));
        routes.MapPost("/estate/reset-counters", context =>
        {
            counters.Reset();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }
}

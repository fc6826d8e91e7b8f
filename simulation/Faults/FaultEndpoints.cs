using HybridTrust.Simulation.EstateFiles;
using HybridTrust.Simulation.Http;
using HybridTrust.Simulation.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HybridTrust.Simulation.Faults;

/// <summary><c>POST</c> and <c>DELETE /estate/faults/{name}</c>: switches a fault on and off while the estate runs.</summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this IEndpointRouteBuilder routes, WorldStore store)
    {
        routes.MapPost("/estate/faults/{name}", async context =>
        {
            var body = await context.ReadTextAsync();
            Fault fault;
            try
            {
                fault = FaultReader.Read(body.Length == 0 ? "{}" : body, Name(context));
            }
            catch (EstateFileException wrong)
            {
                await context.WriteProblemAsync(StatusCodes.Status400BadRequest, string.Join(' ', wrong.Errors.Select(e => e.ToString())));
                return;
            }

            if (fault.Server is { } server && store.Current.FindServerName(server) is null
                && store.Current.Datacentre.FindDomainController(server) is null)
            {
                await context.WriteProblemAsync(StatusCodes.Status400BadRequest, $"There is no server '{server}' in this estate.");
                return;
            }

            store.Change(world =>
            {
                // Switching on what is on already starts it afresh.
                world.Faults.RemoveAll(f => f.IsSameAs(fault));
                world.Faults.Add(fault with { SwitchedOnAt = world.Now });
                return true;
            });
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
        routes.MapDelete("/estate/faults/{name}", context =>
        {
            var name = Name(context);
            store.Change(world => world.Faults.RemoveAll(f => string.Equals(f.Name, name, StringComparison.Ordinal)));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }

    private static string Name(HttpContext context) => (string)context.Request.RouteValues["name"]!;
}

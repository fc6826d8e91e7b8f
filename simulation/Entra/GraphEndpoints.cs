using HybridTrust.Simulation.Exchange;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static HybridTrust.Simulation.Entra.GraphRoutes;

namespace HybridTrust.Simulation.Entra;

/// <summary>The part of Microsoft Graph v1.0 that the product uses (domain 3).</summary>
internal static class GraphEndpoints
{
    private const string Principals = $"{Root}/servicePrincipals";
    private const string Applications = $"{Root}/applications";

    public static void MapGraph(this IEndpointRouteBuilder routes, GraphRoutes graph, GraphDirectory directory, GraphApplications applications, GraphConsents consents, GraphPolicies policies)
    {
        routes.MapGet($"{Root}/policies/defaultAppManagementPolicy", graph.Entity("policies/defaultAppManagementPolicy", _ => policies.Get()));
        MapPrincipals(routes, graph, directory);
        MapApplications(routes, graph, applications);
        MapConsents(routes, graph, consents);
    }

    private static void MapPrincipals(IEndpointRouteBuilder routes, GraphRoutes graph, GraphDirectory directory)
    {
        const string set = "servicePrincipals";
        routes.MapGet($"{Principals}(appId='{{appId}}')", graph.Entity(set, context =>
        {
            var appId = Route(context, "appId");
            return directory.Get(p => Identities.Matches(appId, p.AppId), appId, Select(context));
        }));
        routes.MapGet($"{Principals}/{{id}}", graph.Entity(set, context =>
        {
            var id = Route(context, "id");
            return directory.Get(p => Identities.Matches(id, p.ObjectId), id, Select(context));
        }));
        routes.MapGet(Principals, graph.Page(set, context => directory.List(context.Request.Query["$filter"], Select(context))));
        routes.MapPost(Principals, graph.Created(set, directory.Create));
        routes.MapPatch($"{Principals}/{{id}}", graph.Changed((context, body) => directory.Patch(Route(context, "id"), body)));
        routes.MapDelete($"{Principals}/{{id}}", graph.Deleted(context => directory.Delete(Route(context, "id"))));
    }

    private static void MapApplications(IEndpointRouteBuilder routes, GraphRoutes graph, GraphApplications applications)
    {
        const string set = "applications";
        routes.MapGet($"{Applications}(appId='{{appId}}')", graph.Entity(set, context =>
        {
            var appId = Route(context, "appId");
            return applications.Get(a => Identities.Matches(appId, a.AppId), appId, Select(context));
        }));
        routes.MapGet($"{Applications}/{{id}}", graph.Entity(set, context =>
        {
            var id = Route(context, "id");
            return applications.Get(a => Identities.Matches(id, a.ObjectId), id, Select(context));
        }));
        routes.MapGet(Applications, graph.Page(set, context => applications.List(context.Request.Query["$filter"], Select(context))));
        routes.MapPost(Applications, graph.Created(set, applications.Create));
        routes.MapPatch($"{Applications}/{{id}}", graph.Changed((context, body) => applications.Patch(Route(context, "id"), body)));
        routes.MapDelete($"{Applications}/{{id}}", graph.Deleted(context => applications.Delete(Route(context, "id"))));
    }

    private static void MapConsents(IEndpointRouteBuilder routes, GraphRoutes graph, GraphConsents consents)
    {
        var held = $"{Principals}/{{id}}/appRoleAssignments";
        var given = $"{Principals}/{{id}}/appRoleAssignedTo";
        const string set = "appRoleAssignments";
        routes.MapGet(held, graph.Page(set, context => consents.List(Route(context, "id"), Skip(context), skip =>
            $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}?$skiptoken={skip}")));
        routes.MapPost(held, graph.Created(set, consents.Create));
        routes.MapPost(given, graph.Created(set, consents.Create));
        routes.MapDelete($"{held}/{{assignment}}", graph.Deleted(context => consents.Delete(Route(context, "assignment"))));
        routes.MapDelete($"{given}/{{assignment}}", graph.Deleted(context => consents.Delete(Route(context, "assignment"))));
    }

    private static int Skip(HttpContext context) => int.TryParse(context.Request.Query["$skiptoken"], out var skip) && skip > 0 ? skip : 0;
}

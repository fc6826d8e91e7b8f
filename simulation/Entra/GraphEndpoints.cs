using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HybridTrust.Simulation.Exchange;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HybridTrust.Simulation.Entra;

/// <summary>The part of Microsoft Graph v1.0 that the product uses (domain 3).</summary>
internal static class GraphEndpoints
{
    private const string Root = "/graph/v1.0/servicePrincipals";

    public static void MapGraph(this IEndpointRouteBuilder routes, GraphDirectory directory, TimeProvider clock)
    {
        routes.MapGet($"{Root}(appId='{{appId}}')", Answered(directory, clock, context =>
        {
            var appId = Route(context, "appId");
            var principal = directory.Get(p => Identities.Matches(appId, p.AppId), appId, Select(context));
            return context.WriteGraphAsync(200, Entity(context, principal));
        }));
        routes.MapGet($"{Root}/{{id}}", Answered(directory, clock, context =>
        {
            var id = Route(context, "id");
            var principal = directory.Get(p => Identities.Matches(id, p.ObjectId), id, Select(context));
            return context.WriteGraphAsync(200, Entity(context, principal));
        }));
        routes.MapGet(Root, Answered(directory, clock, context =>
        {
            var list = directory.List(context.Request.Query["$filter"], Select(context));
            list.Insert(0, "@odata.context", Context(context, ""));
            return context.WriteGraphAsync(200, list);
        }));
        routes.MapPatch($"{Root}/{{id}}", Answered(directory, clock, async context =>
        {
            directory.Patch(Route(context, "id"), await BodyAsync(context));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }));
    }

    private static RequestDelegate Answered(GraphDirectory directory, TimeProvider clock, RequestDelegate answer) => async context =>
    {
        if (directory.ThrottledFor() is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await context.WriteGraphErrorAsync(
                429, "TooManyRequests", "SIMULATED: too many requests. Wait as Retry-After says.", clock.GetUtcNow());
            return;
        }

        try
        {
            await answer(context);
        }
        catch (GraphException refused)
        {
            await context.WriteGraphErrorAsync(refused.Status, refused.Code, refused.Message, clock.GetUtcNow());
        }
    };

    private static async Task<JsonElement> BodyAsync(HttpContext context)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return document.RootElement.Clone();
        }
        catch (JsonException malformed)
        {
            throw GraphException.BadRequest($"Unable to read JSON request payload. {malformed.Message}");
        }
    }

    private static JsonObject Entity(HttpContext context, JsonObject entity)
    {
        entity.Insert(0, "@odata.context", Context(context, "/$entity"));
        return entity;
    }

    private static string Context(HttpContext context, string suffix) =>
        $"{context.Request.Scheme}://{context.Request.Host}/graph/v1.0/$metadata#servicePrincipals{suffix}";

    private static string Route(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    private static IReadOnlyList<string> Select(HttpContext context) =>
        [.. context.Request.Query["$select"].SelectMany(
            s => s!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}

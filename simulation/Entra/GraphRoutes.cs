using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Simulation.Entra;

/// <summary>What every Graph endpoint does: throttle, answer, report an error as Graph does.</summary>
internal sealed class GraphRoutes(GraphThrottle throttle, TimeProvider clock)
{
    public const string Root = "/graph/v1.0";

    public RequestDelegate Answered(RequestDelegate answer) => async context =>
    {
        if (throttle.Take() is { } throttled)
        {
            var seconds = throttled.RetryAfterSeconds?.ToString(CultureInfo.InvariantCulture);
            if (seconds is not null)
            {
                context.Response.Headers.RetryAfter = seconds;
            }

            await context.WriteGraphErrorAsync(429, "TooManyRequests", "SIMULATED: too many requests. Wait before you ask again.", clock.GetUtcNow());
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

    public RequestDelegate Entity(string set, Func<HttpContext, JsonObject> read, int status = StatusCodes.Status200OK) => Answered(context =>
    {
        var entity = read(context);
        entity.Insert(0, "@odata.context", Context(context, $"{set}/$entity"));
        return context.WriteGraphAsync(status, entity);
    });

    public RequestDelegate Created(string set, Func<JsonElement, JsonObject> create) => Answered(async context =>
    {
        var entity = create(await BodyAsync(context));
        entity.Insert(0, "@odata.context", Context(context, $"{set}/$entity"));
        await context.WriteGraphAsync(StatusCodes.Status201Created, entity);
    });

    public RequestDelegate Page(string set, Func<HttpContext, JsonObject> read) => Answered(context =>
    {
        var page = read(context);
        page.Insert(0, "@odata.context", Context(context, set));
        return context.WriteGraphAsync(StatusCodes.Status200OK, page);
    });

    public RequestDelegate Changed(Func<HttpContext, JsonElement, bool> change) => Answered(async context =>
    {
        change(context, await BodyAsync(context));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    });

    public RequestDelegate Deleted(Action<HttpContext> delete) => Answered(context =>
    {
        delete(context);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    });

    public static string Route(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    public static IReadOnlyList<string> Select(HttpContext context) =>
        [.. context.Request.Query["$select"].SelectMany(
            s => s!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

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

    private static string Context(HttpContext context, string set) =>
        $"{context.Request.Scheme}://{context.Request.Host}{Root}/$metadata#{set}";
}

using System.Text.Json;
using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HybridTrust.Simulation.Shells;

/// <summary><c>POST /shells/{kind}/{server}</c>: an operation call in, its result or its error out; with <c>?by=snap-in</c> past the session.</summary>
internal static class ShellEndpoints
{
    public static void MapShells(this IEndpointRouteBuilder routes, SimulatedShell shell) => routes.MapPost(
        "/shells/{kind}/{server}",
        async context =>
        {
            var kindText = (string)context.Request.RouteValues["kind"]!;
            var server = (string)context.Request.RouteValues["server"]!;
            if (!TryKind(kindText, out var kind))
            {
                await Refuse(context, StatusCodes.Status404NotFound, "ShellUnknown", $"There is no shell '{kindText}'. Known: " +
                    $"{string.Join(", ", Enum.GetValues<ShellKind>().Select(Word))}.");
                return;
            }

            OperationCall call;
            try
            {
                call = await context.ReadJsonAsync<OperationCall>();
            }
            catch (JsonException malformed)
            {
                await Refuse(context, 400, "CallMalformed", $"The body is not an operation call: {malformed.Message}");
                return;
            }

            try
            {
                await context.WriteJsonAsync(StatusCodes.Status200OK, shell.Invoke(kind, server, call, IsSnapIn(context)));
            }
            catch (CmdletException failed)
            {
                await context.WriteJsonAsync(StatusCodes.Status422UnprocessableEntity, failed.Error);
            }
        });

    private static bool IsSnapIn(HttpContext context) => string.Equals(context.Request.Query["by"], "snap-in", StringComparison.Ordinal);

    private static bool TryKind(string text, out ShellKind kind)
    {
        foreach (var candidate in Enum.GetValues<ShellKind>())
        {
            if (string.Equals(Word(candidate), text, StringComparison.OrdinalIgnoreCase))
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }

    private static string Word(ShellKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private static Task Refuse(HttpContext context, int status, string id, string text) =>
        context.WriteJsonAsync(status, new CmdletError("InvalidData", "ArgumentException", "System.ArgumentException", id, text));
}

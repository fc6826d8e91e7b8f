using System.Text.Json;
using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HybridTrust.Simulation.ExchangeOnline;

/// <summary>
/// <c>POST /exchange-online/adminapi/beta/{tenant}/InvokeCommand</c>: Exchange Online as its REST clients see it. Behind it is the same
/// shell that runners are given.
/// </summary>
internal static class InvokeCommandEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    /// <param name="routes">Where.</param>
    /// <param name="tenant">The estate's tenant.</param>
    /// <param name="catalogue">Finds an operation of the Exchange Online shell by its name.</param>
    /// <param name="invoke">Carries a call out.</param>
    public static void MapInvokeCommand(
        this IEndpointRouteBuilder routes, Func<Guid> tenant, Func<string, Operation?> catalogue, Func<OperationCall, CmdletResult> invoke) => routes.MapPost(
        "/exchange-online/adminapi/beta/{tenant:guid}/InvokeCommand",
        async context =>
        {
            if (!Guid.TryParse((string?)context.Request.RouteValues["tenant"], out var asked) || asked != tenant())
            {
                await RefuseAsync(context, StatusCodes.Status403Forbidden, new CmdletError(
                    "Forbidden", "UnauthorizedAccessException", "System.UnauthorizedAccessException", "Tenant", $"The estate has no tenant {asked}."));
                return;
            }

            try
            {
                var result = invoke(InvokeCommandInput.Read(await context.ReadTextAsync(), catalogue));
                await context.WriteBytesAsync(StatusCodes.Status200OK, InvokeCommandOutput.Of(result));
            }
            catch (CmdletException failed)
            {
                await RefuseAsync(context, StatusCodes.Status400BadRequest, failed.Error);
            }
            catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                await RefuseAsync(context, StatusCodes.Status400BadRequest, new CmdletError(
                    "InvalidData", "FormatException", "System.FormatException", "CmdletInput", $"The body is no CmdletInput: {malformed.Message}"));
            }
        });

    private static Task RefuseAsync(HttpContext context, int status, CmdletError error) =>
        context.WriteBytesAsync(status, InvokeCommandOutput.Of(error));
}

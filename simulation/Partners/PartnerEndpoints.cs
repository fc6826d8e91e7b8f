using System.Text.Json;
using HybridTrust.Simulation.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HybridTrust.Simulation.Partners;

/// <summary><c>POST /services/{appId}/reach-mailbox</c>.</summary>
internal static class PartnerEndpoints
{
    public static void MapPartners(this IEndpointRouteBuilder routes, PartnerService service) => routes.MapPost(
        "/services/{appId:guid}/reach-mailbox",
        async context =>
        {
            ReachMailboxRequest request;
            try
            {
                request = await context.ReadJsonAsync<ReachMailboxRequest>();
            }
            catch (JsonException malformed)
            {
                await context.WriteProblemAsync(400, $"Send {{\"mailbox\":\"name@domain\"}}: {malformed.Message}");
                return;
            }

            var application = Guid.Parse((string)context.Request.RouteValues["appId"]!);
            await context.WriteJsonAsync(StatusCodes.Status200OK, service.ReachMailbox(application, request.Mailbox));
        });
}

using System.Text.Json.Nodes;
using HybridTrust.Simulation.Entra;
using HybridTrust.Simulation.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace HybridTrust.Simulation.Tokens;

/// <summary><c>POST /{tenantId}/tokens/OAuth/2</c>: the token service's address in the time of ACS.</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder routes, TokenService service) => routes.MapPost(
        "/{tenantId:guid}/tokens/OAuth/2",
        async context =>
        {
            var form = QueryHelpers.ParseQuery(await context.ReadTextAsync());
            var assertion = form.TryGetValue("client_assertion", out var client)
                ? client.ToString()
                : form.GetValueOrDefault("assertion").ToString();
            var tenantId = Guid.Parse((string)context.Request.RouteValues["tenantId"]!);
            switch (service.Ask(tenantId, assertion, form.GetValueOrDefault("resource").ToString()))
            {
                case TokenAnswer.Issued issued:
                    await context.WriteGraphAsync(StatusCodes.Status200OK, new JsonObject
                    {
                        ["token_type"] = "Bearer",
                        ["expires_in"] = issued.ExpiresInSeconds,
                        ["access_token"] = issued.AccessToken,
                    });
                    break;
                case TokenAnswer.Refused refused:
                    await context.WriteGraphAsync(StatusCodes.Status400BadRequest, new JsonObject
                    {
                        ["error"] = refused.Error,
                        ["error_link"] = refused.Link,
                        ["error_description"] = $"SIMULATED: {refused.Explanation}",
                    });
                    break;
            }
        });
}

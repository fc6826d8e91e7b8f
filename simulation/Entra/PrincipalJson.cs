using System.Text.Json.Nodes;

namespace HybridTrust.Simulation.Entra;

/// <summary>A service principal in Graph's shape.</summary>
internal static class PrincipalJson
{
    /// <exception cref="GraphException">A property that is selected does not exist.</exception>
    public static JsonObject Of(Principal principal, IReadOnlyList<string> select, bool single) => GraphShape.Selected(
        new JsonObject
        {
            ["id"] = principal.ObjectId.ToString(),
            ["deletedDateTime"] = null,
            ["accountEnabled"] = true,
            ["appDisplayName"] = principal.DisplayName,
            ["appId"] = principal.AppId.ToString(),
            ["appRoles"] = new JsonArray([.. principal.AppRoles.Select(Role)]),
            ["displayName"] = principal.DisplayName,
            ["notes"] = "SIMULATED",
            ["servicePrincipalNames"] = new JsonArray([.. principal.ServicePrincipalNames.Select(n => JsonValue.Create(n))]),
            ["servicePrincipalType"] = "Application",
            ["tags"] = new JsonArray([.. principal.Tags.Select(t => JsonValue.Create(t))]),
            ["keyCredentials"] = GraphShape.Keys(principal.Keys, select, single),
            ["passwordCredentials"] = new JsonArray(),
        },
        select,
        "servicePrincipal");

    private static JsonObject Role(AppRoleOffer role) => new()
    {
        ["allowedMemberTypes"] = new JsonArray("Application"),
        ["displayName"] = role.Value,
        ["id"] = role.Id.ToString(),
        ["isEnabled"] = true,
        ["origin"] = "Application",
        ["value"] = role.Value,
    };
}

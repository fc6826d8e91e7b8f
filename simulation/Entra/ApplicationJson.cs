using System.Text.Json.Nodes;

namespace HybridTrust.Simulation.Entra;

/// <summary>An application in Graph's shape.</summary>
internal static class ApplicationJson
{
    /// <exception cref="GraphException">A property that is selected does not exist.</exception>
    public static JsonObject Of(RegisteredApplication application, IReadOnlyList<string> select, bool single) => GraphShape.Selected(
        new JsonObject
        {
            ["id"] = application.ObjectId.ToString(),
            ["deletedDateTime"] = null,
            ["appId"] = application.AppId.ToString(),
            ["description"] = application.Description,
            ["displayName"] = application.DisplayName,
            ["notes"] = application.Notes,
            ["signInAudience"] = application.SignInAudience,
            ["requiredResourceAccess"] = new JsonArray([.. application.RequiredAccess.GroupBy(a => a.ResourceAppId).Select(Access)]),
            ["keyCredentials"] = GraphShape.Keys(application.Keys, select, single),
            ["passwordCredentials"] = new JsonArray(),
        },
        select,
        "application");

    private static JsonObject Access(IGrouping<Guid, RequestedAccess> resource) => new()
    {
        ["resourceAppId"] = resource.Key.ToString(),
        ["resourceAccess"] = new JsonArray([.. resource.Select(a => new JsonObject { ["id"] = a.Id.ToString(), ["type"] = a.Type })]),
    };
}

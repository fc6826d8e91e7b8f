using System.Text.Json.Nodes;
using System.Xml;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Entra;

/// <summary>The tenant's default app management policy: it always exists, and is disabled where nothing is capped.</summary>
internal sealed class GraphPolicies(WorldStore store)
{
    public JsonObject Get()
    {
        var days = store.Current.Tenant.LongestKeyDays;
        return new JsonObject
        {
            ["id"] = "00000000-0000-0000-0000-000000000000",
            ["displayName"] = "Default app management tenant policy (SIMULATED)",
            ["isEnabled"] = days is not null,
            ["applicationRestrictions"] = Restrictions(days),
            ["servicePrincipalRestrictions"] = Restrictions(days),
        };
    }

    private static JsonObject Restrictions(int? days) => new()
    {
        ["passwordCredentials"] = new JsonArray(),
        ["keyCredentials"] = days is { } longest
            ? new JsonArray(new JsonObject
            {
                ["restrictionType"] = "asymmetricKeyLifetime",
                ["maxLifetime"] = XmlConvert.ToString(TimeSpan.FromDays(longest)),
                ["restrictForAppsCreatedAfterDateTime"] = "0001-01-01T00:00:00Z",
                ["state"] = "enabled",
            })
            : [],
    };
}

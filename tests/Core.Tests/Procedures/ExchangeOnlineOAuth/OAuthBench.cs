using System.Text.Json.Nodes;
using HybridTrust.Organizations;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>Contoso for this procedure alone.</summary>
internal static class OAuthBench
{
    public const string Tenant = "2f9c7a10-5f1b-4c1e-9a3d-6b7e8f901a2b";

    public static Task<EstateBench> StartAsync(
        Action<JsonNode>? change = null, Func<OrganizationProfile, OrganizationProfile>? adapt = null, DirectoryInfo? copyOf = null) =>
        EstateBench.StartAsync(change is null ? Lean : Lean + change, p => (adapt ?? (same => same))(p with { Procedures = ["exchange-online-oauth"] }), copyOf, "contoso");

    /// <summary>One certificate is enough here; each costs a key.</summary>
    private static void Lean(JsonNode estate)
    {
        estate["certificates"] = new JsonObject { ["auth"] = estate["certificates"]!["auth"]!.DeepClone() };
        estate["exchange"]!["authConfig"]!.AsObject().Remove("previous");
        foreach (var (_, server) in estate["exchange"]!["servers"]!.AsObject())
        {
            var store = server!["certificates"]!.AsObject();
            store.Select(entry => entry.Key).Where(name => name is not "auth").ToList().ForEach(name => store.Remove(name));
        }

        estate["tenant"]!["principals"]![0]!["keys"] = new JsonArray();
    }

    /// <summary>Nothing of OAuth is there but what Exchange setup leaves.</summary>
    public static void Bare(JsonNode estate)
    {
        estate["exchange"]!["authServers"] = new JsonArray();
        estate["exchange"]!["connectors"] = new JsonArray();
        estate["exchange"]!["partnerApplications"]![0]!["enabled"] = false;
    }

    /// <summary>One server is older than Exchange 2013 SP1.</summary>
    public static OrganizationProfile Old(OrganizationProfile profile) => profile with
    {
        Topology = profile.Topology with { Servers = [.. profile.Topology.Servers.Select((s, i) => i == 1 ? s with { Build = "15.0.712.22" } : s)] },
    };

    public static JsonObject Connector(string name, string endpoint, string domain, bool enabled = true) => new()
    {
        ["name"] = name,
        ["discoveryEndpoint"] = endpoint,
        ["targetAddressDomains"] = new JsonArray(domain),
        ["enabled"] = enabled,
    };

    /// <summary>What an admin would compare: everything on both sides but the vault and times.</summary>
    public static string Settings(JsonNode state)
    {
        var copy = state.DeepClone();
        foreach (var part in new[] { "secrets", "clock", "replication" })
        {
            copy.AsObject().Remove(part);
        }

        foreach (var application in copy["datacentre"]!["partnerApplications"]!.AsArray())
        {
            application!.AsObject().Remove("whenChanged");
        }

        return copy.ToJsonString();
    }
}

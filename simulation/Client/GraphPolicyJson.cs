using System.Text.Json;
using System.Xml;
using HybridTrust.Entra;

namespace HybridTrust.Simulation.Client;

/// <summary>Reads a tenantAppManagementPolicy as Graph shows it.</summary>
internal static class GraphPolicyJson
{
    public static KeyLifetimePolicy Read(JsonElement policy) => policy.GetProperty("isEnabled").GetBoolean()
        ? new KeyLifetimePolicy(Cap(policy, "applicationRestrictions"), Cap(policy, "servicePrincipalRestrictions"))
        : KeyLifetimePolicy.None;

    private static KeyLifetime? Cap(JsonElement policy, string member) => policy.GetProperty(member).GetProperty("keyCredentials").EnumerateArray()
        .Where(r => r.GetProperty("restrictionType").GetString() is "asymmetricKeyLifetime" && r.GetProperty("state").GetString() is "enabled")
        .Select(r => new KeyLifetime(XmlConvert.ToTimeSpan(r.GetProperty("maxLifetime").GetString()!), r.GetProperty("restrictForAppsCreatedAfterDateTime").GetDateTimeOffset()))
        .FirstOrDefault();
}

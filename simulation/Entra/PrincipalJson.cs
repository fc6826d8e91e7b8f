using System.Text.Json.Nodes;

namespace HybridTrust.Simulation.Entra;

/// <summary>A service principal in Graph's shape.</summary>
internal static class PrincipalJson
{
    public static JsonObject Of(Principal principal, IReadOnlyList<PrincipalKey> keys, IReadOnlyList<string> select, bool single)
    {
        // The key itself comes back only from a single object that is asked for it by name (domain 3.2).
        var withValues = single && select.Contains("keyCredentials", StringComparer.OrdinalIgnoreCase);
        var all = new JsonObject
        {
            ["id"] = principal.ObjectId.ToString(),
            ["deletedDateTime"] = null,
            ["accountEnabled"] = true,
            ["appDisplayName"] = principal.DisplayName,
            ["appId"] = principal.AppId.ToString(),
            ["displayName"] = principal.DisplayName,
            ["notes"] = "SIMULATED",
            ["servicePrincipalNames"] = new JsonArray([.. principal.ServicePrincipalNames.Select(n => JsonValue.Create(n))]),
            ["servicePrincipalType"] = "Application",
            ["keyCredentials"] = new JsonArray([.. keys.Select(k => Key(k, withValues))]),
            ["passwordCredentials"] = new JsonArray(),
        };
        if (select.Count == 0)
        {
            return all;
        }

        var selected = new JsonObject();
        foreach (var name in select)
        {
            var (known, value) = all.FirstOrDefault(p => string.Equals(p.Key, name, StringComparison.OrdinalIgnoreCase));
            if (known is null)
            {
                throw GraphException.BadRequest($"Could not find a property named '{name}' on type 'microsoft.graph.servicePrincipal'.");
            }

            selected[known] = value?.DeepClone();
        }

        return selected;
    }

    private static JsonObject Key(PrincipalKey key, bool withValue) => new()
    {
        ["customKeyIdentifier"] = key.CustomKeyIdentifier,
        ["displayName"] = key.DisplayName,
        ["endDateTime"] = Instant(key.EndDateTime),
        ["key"] = withValue ? Convert.ToBase64String(key.Certificate.Der.Span) : null,
        ["keyId"] = key.KeyId.ToString(),
        ["startDateTime"] = Instant(key.StartDateTime),
        ["type"] = key.Type,
        ["usage"] = key.Usage,
    };

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}

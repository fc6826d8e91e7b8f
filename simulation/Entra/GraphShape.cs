using System.Text.Json.Nodes;

namespace HybridTrust.Simulation.Entra;

/// <summary>What the objects of this tenant have in common in Graph's JSON.</summary>
internal static class GraphShape
{
    /// <summary>The selected properties of an object, or all.</summary>
    /// <exception cref="GraphException">A property does not exist.</exception>
    public static JsonObject Selected(JsonObject all, IReadOnlyList<string> select, string type)
    {
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
                throw GraphException.BadRequest($"Could not find a property named '{name}' on type 'microsoft.graph.{type}'.");
            }

            selected[known] = value?.DeepClone();
        }

        return selected;
    }

    /// <summary>Keys; the key itself comes back only from a single object that is asked for it by name (domain 3.2).</summary>
    public static JsonArray Keys(IReadOnlyList<PrincipalKey> keys, IReadOnlyList<string> select, bool single)
    {
        var withValues = single && select.Contains("keyCredentials", StringComparer.OrdinalIgnoreCase);
        return new JsonArray([.. keys.Select(k => Key(k, withValues))]);
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

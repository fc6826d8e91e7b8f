using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HybridTrust.Entra;

namespace HybridTrust.Simulation.Client;

/// <summary>keyCredentials in Graph's JSON.</summary>
internal static class GraphKeyJson
{
    public static IReadOnlyList<KeyCredential> Read(JsonElement owner) =>
        owner.TryGetProperty("keyCredentials", out var keys) ? [.. keys.EnumerateArray().Select(ReadKey)] : [];

    /// <summary>A new entry.</summary>
    public static JsonObject Added(KeyToWrite key)
    {
        var entry = new JsonObject { ["type"] = key.Type, ["usage"] = key.Usage, ["key"] = Convert.ToBase64String(key.Key.Span) };
        if (key.DisplayName is { } name)
        {
            entry["displayName"] = name;
        }

        return entry;
    }

    /// <summary>An entry that an application keeps: as it was read, without the key.</summary>
    public static JsonObject Kept(KeyCredential key) => new()
    {
        ["keyId"] = key.KeyId?.ToString(),
        ["type"] = key.Type,
        ["usage"] = key.Usage,
        ["customKeyIdentifier"] = key.CustomKeyIdentifier,
        ["startDateTime"] = Text(key.StartDateTime),
        ["endDateTime"] = Text(key.EndDateTime),
        ["displayName"] = key.DisplayName,
        ["key"] = null,
    };

    private static KeyCredential ReadKey(JsonElement key) => new(
        Guid.TryParse(Text(key, "keyId"), out var id) ? id : null,
        Text(key, "type"),
        Text(key, "usage"),
        Text(key, "customKeyIdentifier"),
        Text(key, "key") is { } value ? Convert.FromBase64String(value) : null,
        Instant(key, "startDateTime"),
        Instant(key, "endDateTime"),
        Text(key, "displayName"));

    private static string? Text(JsonElement key, string name) => key.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Text(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(JsonElement key, string name) => Text(key, name) is { } text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
        : null;
}

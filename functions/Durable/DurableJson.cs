using System.Text.Json;
using HybridTrust.Json;

namespace HybridTrust.Functions.Durable;

/// <summary>The product's JSON as Durable Task carries it: as it is, not as text within text, so that histories stay small and readable.</summary>
internal static class DurableJson
{
    /// <summary>A value as JSON.</summary>
    public static JsonElement Write<T>(T value) => JsonSerializer.SerializeToElement(value, TrustJson.Options);

    /// <summary>The value of JSON.</summary>
    /// <exception cref="JsonException">It is not the JSON of a <typeparamref name="T"/>.</exception>
    public static T Read<T>(JsonElement json) =>
        json.Deserialize<T>(TrustJson.Options) ?? throw new JsonException($"Expected a {typeof(T).Name}, found null.");

    /// <summary>JSON that is text already, such as a registered orchestration's result.</summary>
    public static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}

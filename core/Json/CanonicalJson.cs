using System.Security.Cryptography;
using System.Text.Json;

namespace HybridTrust.Json;

/// <summary>
/// JSON with one spelling for one value: properties in ordinal order, no white space. Two values are the same
/// exactly when their canonical hashes are, on every machine and in every release that knows the same fields.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical UTF-8 form of a value.</summary>
    public static byte[] Write<T>(T value)
    {
        // Not by way of JsonNode, which would take over the options' case-insensitive names and refuse keys that differ in case only.
        var element = JsonSerializer.SerializeToElement(value, TrustJson.Options);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = TrustJson.Options.Encoder }))
        {
            Write(writer, element);
        }

        return buffer.ToArray();
    }

    /// <summary>The SHA-256 of the canonical form, as 64 lower-case hex digits.</summary>
    public static string Hash<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(Write(value)));

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}

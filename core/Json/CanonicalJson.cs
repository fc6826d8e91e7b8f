using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

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
        var node = JsonSerializer.SerializeToNode(value, TrustJson.Options);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = TrustJson.Options.Encoder }))
        {
            Write(writer, node);
        }

        return buffer.ToArray();
    }

    /// <summary>The SHA-256 of the canonical form, as 64 lower-case hex digits.</summary>
    public static string Hash<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(Write(value)));

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject properties:
                writer.WriteStartObject();
                foreach (var (name, value) in properties.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }
}

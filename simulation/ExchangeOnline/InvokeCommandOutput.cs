using System.Globalization;
using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.ExchangeOnline;

/// <summary>Writes what a shell returned or reported in the shape that <c>InvokeCommand</c> answers in.</summary>
internal static class InvokeCommandOutput
{
    /// <summary>A page with everything.</summary>
    public static byte[] Of(CmdletResult result) => Bytes(new JsonObject
    {
        ["@adminapi.warnings"] = new JsonArray([.. result.Warnings.Select(w => JsonValue.Create(w))]),
        ["value"] = new JsonArray([.. result.Objects.Select(Object)]),
    });

    /// <summary>An error: identifier, type and text stand in one message, parted by bars.</summary>
    public static byte[] Of(CmdletError error) => Bytes(new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = error.Category,
            ["message"] = "Error executing cmdlet",
            ["details"] = new JsonArray(new JsonObject { ["code"] = "Client", ["message"] = $"{error.Id}|{error.ExceptionType}|{error.Text}" }),
        },
    });

    private static JsonObject Object(CmdletObject found)
    {
        var written = new JsonObject();
        foreach (var (name, value) in found.Properties)
        {
            if (TypeOf(value) is { } type)
            {
                written[$"{name}@data.type"] = type;
            }

            written[name] = Value(value);
        }

        return written;
    }

    private static string? TypeOf(CmdletValue value) => value switch
    {
        CmdletValue.Instant => "System.DateTime",
        CmdletValue.Bytes => "System.Byte[]",
        CmdletValue.List => "System.Collections.ArrayList",
        _ => null,
    };

    private static JsonNode? Value(CmdletValue value) => value switch
    {
        CmdletValue.Text text => JsonValue.Create(text.Value),
        CmdletValue.Truth truth => JsonValue.Create(truth.Value),
        CmdletValue.Switch => JsonValue.Create(true),
        CmdletValue.Number number => JsonValue.Create(number.Value),
        CmdletValue.Instant instant => JsonValue.Create(instant.Value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        CmdletValue.Bytes bytes => JsonValue.Create(Convert.ToBase64String(bytes.Value.Span)),
        CmdletValue.List list => new JsonArray([.. list.Values.Select(v => JsonValue.Create(v))]),
        _ => null,
    };

    private static byte[] Bytes(JsonObject json) => System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
}

using System.Globalization;
using System.Text.Json;
using HybridTrust.Cmdlets;

namespace HybridTrust.Functions.Azure.ExchangeOnline;

/// <summary>Reads a page of objects: only the properties that the catalogue reads.</summary>
internal static class InvokeCommandAnswer
{
    /// <summary>Adds the page's objects and warnings; gives the address of the next page, or null.</summary>
    /// <exception cref="JsonException">The page is not JSON.</exception>
    /// <exception cref="FormatException">The page has another shape.</exception>
    public static Uri? Read(ReadOnlyMemory<byte> body, Operation operation, List<CmdletObject> objects, List<string> warnings)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        using var document = JsonDocument.Parse(body);
        var page = document.RootElement;
        if (page.TryGetProperty("@adminapi.warnings", out var told) && told.ValueKind is JsonValueKind.Array)
        {
            warnings.AddRange(told.EnumerateArray().Select(w => w.ToString()));
        }

        if (page.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.Array)
        {
            objects.AddRange(value.EnumerateArray().Where(o => o.ValueKind is JsonValueKind.Object).Select(o => Object(o, operation)));
        }

        return page.TryGetProperty("@odata.nextLink", out var next) && next.GetString() is { Length: > 0 } link ? new Uri(link) : null;
    }

    private static CmdletObject Object(JsonElement found, Operation operation)
    {
        var properties = new Dictionary<string, CmdletValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in operation.Reads)
        {
            if (found.TryGetProperty(name, out var value))
            {
                properties[name] = Value(value, TypeOf(found, name));
            }
        }

        return new CmdletObject(properties);
    }

    private static string? TypeOf(JsonElement found, string name) =>
        found.TryGetProperty($"{name}@data.type", out var type) ? type.GetString() : null;

    private static CmdletValue Value(JsonElement value, string? type) => value.ValueKind switch
    {
        JsonValueKind.String when type is "System.DateTime" => new CmdletValue.Instant(DateTimeOffset.Parse(
            value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)),
        JsonValueKind.String when type is "System.Byte[]" => new CmdletValue.Bytes(value.GetBytesFromBase64()),
        JsonValueKind.String => new CmdletValue.Text(value.GetString()!),
        JsonValueKind.True or JsonValueKind.False => new CmdletValue.Truth(value.GetBoolean()),
        JsonValueKind.Number when value.TryGetInt64(out var number) => new CmdletValue.Number(number),
        JsonValueKind.Array => new CmdletValue.List([.. value.EnumerateArray().Select(item => item.ToString())]),
        JsonValueKind.Null => new CmdletValue.Null(),
        _ => new CmdletValue.Text(value.ToString()),
    };
}

using System.Text.Json;
using System.Text.Unicode;
using HybridTrust.Api.Problems;

namespace HybridTrust.Api.Requests;

/// <summary>JSON of another system, of which only a few members matter.</summary>
internal static class ForeignJson
{
    /// <exception cref="RequestRefusedException">The bytes are not JSON, or nested deeper than allowed.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body, int depth)
    {
        if (!Utf8.IsValid(body.Span))
        {
            throw new RequestRefusedException(ProblemKind.NotJson, "The body is not UTF-8. Send JSON in UTF-8.");
        }

        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = depth });
        }
        catch (JsonException malformed)
        {
            throw new RequestRefusedException(ProblemKind.NotJson,
                $"The body is not JSON: at line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1} it cannot be read on. Check it with any JSON tool.");
        }
    }

    /// <summary>A member at the end of a path of names; null when it is absent, null, or an empty text, which is how forms leave a field out.</summary>
    public static JsonElement? Find(this JsonElement root, params ReadOnlySpan<string> path)
    {
        JsonElement? at = root;
        foreach (var name in path)
        {
            at = Member(at.Value, name);
            if (at is null)
            {
                return null;
            }
        }

        return at.Value.ValueKind is JsonValueKind.String && string.IsNullOrWhiteSpace(Words.TextOf(at.Value) ?? "?") ? null : at;
    }

    /// <summary>A text at the end of a path of names; null when there is none.</summary>
    public static string? FindText(this JsonElement root, params ReadOnlySpan<string> path) =>
        root.Find(path) is { } value ? Words.TextOf(value)?.Trim() : null;

    // By enumeration: a look-up by name throws where some name's escapes are no text.
    private static JsonElement? Member(JsonElement value, string name)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        JsonElement? found = null;
        foreach (var member in value.EnumerateObject())
        {
            if (string.Equals(Words.NameOf(member), name, StringComparison.Ordinal))
            {
                found = member.Value;
            }
        }

        return found is { ValueKind: not JsonValueKind.Null } ? found : null;
    }
}

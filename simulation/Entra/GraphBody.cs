using System.Text.Json;
using System.Text.Json.Nodes;

namespace HybridTrust.Simulation.Entra;

/// <summary>Reads the members of a request's body.</summary>
internal static class GraphBody
{
    /// <exception cref="GraphException">The member is missing or no GUID.</exception>
    public static Guid Id(JsonElement body, string name) => Guid.TryParse(Text(body, name), out var id)
        ? id
        : throw GraphException.BadRequest($"Property '{name}' must be a GUID.");

    /// <exception cref="GraphException">The member is missing or no text.</exception>
    public static string Text(JsonElement body, string name) => OptionalText(body, name)
        ?? throw GraphException.BadRequest($"A value is required for property '{name}'.");

    /// <exception cref="GraphException">The member is no text.</exception>
    public static string? OptionalText(JsonElement body, string name) => Object(body).TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null
        ? value.ValueKind is JsonValueKind.String ? value.GetString() : throw GraphException.BadRequest($"Property '{name}' must be text.")
        : null;

    /// <exception cref="GraphException">The value is no list of text.</exception>
    public static IReadOnlyList<string> Texts(JsonElement list, string name) =>
        list.ValueKind is JsonValueKind.Array && list.EnumerateArray().All(i => i.ValueKind is JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(i => i.GetString()!)]
            : throw GraphException.BadRequest($"The value of '{name}' must be a collection of text.");

    /// <summary>The body without some members.</summary>
    public static JsonElement Without(JsonElement body, params IEnumerable<string> names)
    {
        var rest = JsonObject.Create(Object(body))!;
        foreach (var name in names)
        {
            rest.Remove(name);
        }

        return JsonSerializer.SerializeToElement(rest);
    }

    private static JsonElement Object(JsonElement body) => body.ValueKind is JsonValueKind.Object
        ? body
        : throw GraphException.BadRequest("The request body must be an object.");
}

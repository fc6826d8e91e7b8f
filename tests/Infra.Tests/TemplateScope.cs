using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HybridTrust.Infra;

/// <summary>One template: the main one, or one nested in a deployment. Expressions refer to its own variables and parameters.</summary>
/// <param name="Name">The deployment's name.</param>
/// <param name="Json">The template.</param>
internal sealed partial record TemplateScope(string Name, JsonObject Json)
{
    public IEnumerable<KeyValuePair<string, JsonObject>> Parameters => Entries("parameters");

    public IEnumerable<KeyValuePair<string, JsonObject>> Outputs => Entries("outputs");

    /// <summary>Declarations; compilers write them as a list, or by symbolic name.</summary>
    public IEnumerable<JsonObject> Declarations => Json["resources"] switch
    {
        JsonArray list => list.Select(resource => resource!.AsObject()),
        JsonObject named => named.Select(resource => resource.Value!.AsObject()),
        _ => [],
    };

    /// <summary>What a bare reference to a variable stands for; anything else as it is.</summary>
    public JsonNode? Resolve(JsonNode? node)
    {
        for (var depth = 0; depth < 10; depth++)
        {
            if (node is not JsonValue value || !value.TryGetValue<string>(out var text))
            {
                return node;
            }

            var reference = VariableReference().Match(text);
            if (!reference.Success || Json["variables"]?[reference.Groups["name"].Value] is not { } target)
            {
                return node;
            }

            node = target;
        }

        return node;
    }

    public string? Text(JsonNode? node) => Resolve(node)?.ToString();

    private IEnumerable<KeyValuePair<string, JsonObject>> Entries(string section) =>
        (Json[section] as JsonObject ?? []).Select(entry => KeyValuePair.Create(entry.Key, entry.Value!.AsObject()));

    [GeneratedRegex(@"\A\[variables\('(?<name>[^']+)'\)\]\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VariableReference();
}

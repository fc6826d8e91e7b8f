using System.Text.Json.Nodes;

namespace HybridTrust.Infra;

/// <summary>A resource of the compiled template, with the scope that its expressions are read in.</summary>
/// <param name="Scope">The nested template that declares it.</param>
/// <param name="Json">The declaration.</param>
internal sealed record TemplateResource(TemplateScope Scope, JsonObject Json)
{
    public string Type => (string)Json["type"]!;

    public string Name => Scope.Text(Json["name"]) ?? "";

    public JsonNode Properties => Scope.Resolve(Json["properties"]) ?? new JsonObject();

    public bool IsExisting => (bool?)Json["existing"] ?? false;

    /// <summary>A property by its dotted path, with variables replaced by what they stand for.</summary>
    public JsonNode? this[string path] => path.Split('.').Aggregate<string, JsonNode?>(Properties, (node, part) => Scope.Resolve(node?[part]));

    public override string ToString() => $"{Scope.Name}: {Type} {Name}";
}

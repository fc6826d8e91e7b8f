using System.Text.Json.Nodes;

namespace HybridTrust.Infra;

/// <summary><c>infra/main.json</c>, with all the templates nested in it.</summary>
internal sealed class CompiledTemplate
{
    private static readonly Lazy<CompiledTemplate> Instance = new(
        () => new CompiledTemplate(JsonNode.Parse(File.ReadAllText(RepositoryFiles.Template))!.AsObject()));

    private CompiledTemplate(JsonObject json)
    {
        Scopes = [.. Flatten(new TemplateScope("main", json))];
        Resources = [.. Scopes.SelectMany(scope => scope.Declarations.Select(resource => new TemplateResource(scope, resource)))];
    }

    /// <summary>The checked-in template, read when a test first asks.</summary>
    public static CompiledTemplate Checked => Instance.Value;

    public IReadOnlyList<TemplateScope> Scopes { get; }

    /// <summary>Everything declared anywhere, existing resources included.</summary>
    public IReadOnlyList<TemplateResource> Resources { get; }

    public TemplateScope Main => Scopes[0];

    /// <summary>Resources that the template creates, of one type.</summary>
    public IReadOnlyList<TemplateResource> Of(string type) =>
        [.. Resources.Where(resource => !resource.IsExisting && string.Equals(resource.Type, type, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The one nested template of that name.</summary>
    public TemplateScope Module(string name) => Assert.Single(Scopes, scope => scope.Name == name);

    private static IEnumerable<TemplateScope> Flatten(TemplateScope scope)
    {
        yield return scope;
        foreach (var resource in scope.Declarations.Where(resource => (string?)resource["type"] == "Microsoft.Resources/deployments"))
        {
            var nested = new TemplateScope((string)resource["name"]!, resource["properties"]!["template"]!.AsObject());
            foreach (var inner in Flatten(nested))
            {
                yield return inner;
            }
        }
    }
}

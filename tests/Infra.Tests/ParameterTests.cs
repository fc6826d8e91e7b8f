namespace HybridTrust.Infra;

public sealed class ParameterTests
{
    private static CompiledTemplate Template => CompiledTemplate.Checked;

    [TemplateFact]
    public void The_template_deploys_to_a_subscription() =>
        Assert.Contains("subscriptionDeploymentTemplate.json", (string?)Template.Main.Json["$schema"], StringComparison.Ordinal);

    [TemplateFact]
    public void Every_parameter_and_output_says_what_it_is()
    {
        var silent = Template.Scopes.SelectMany(scope => scope.Parameters.Concat(scope.Outputs)
            .Where(entry => string.IsNullOrWhiteSpace((string?)entry.Value["metadata"]?["description"]))
            .Select(entry => $"{scope.Name}: {entry.Key}"));

        Assert.Empty(silent);
    }

    [TemplateFact]
    public void Everything_that_can_carry_tags_does()
    {
        string[] taggable =
        [
            "Microsoft.Resources/resourceGroups", "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.OperationalInsights/workspaces",
            "Microsoft.Insights/components", "Microsoft.Storage/storageAccounts", "Microsoft.KeyVault/vaults", "Microsoft.DurableTask/schedulers",
            "Microsoft.Web/serverfarms", "Microsoft.Web/sites", "Microsoft.Insights/actionGroups", "Microsoft.Insights/scheduledQueryRules",
        ];

        var resources = taggable.SelectMany(Template.Of).ToArray();

        Assert.Equal(taggable.Length, resources.Select(resource => resource.Type).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(resources, resource => resource.Json["tags"] is null);
    }
}

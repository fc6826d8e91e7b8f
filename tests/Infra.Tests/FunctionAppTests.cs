namespace HybridTrust.Infra;

public sealed class FunctionAppTests
{
    private static CompiledTemplate Template => CompiledTemplate.Checked;
    private static TemplateResource App => Assert.Single(Template.Of("Microsoft.Web/sites"));

    [TemplateFact]
    public void The_plan_is_flex_consumption()
    {
        var plan = Assert.Single(Template.Of("Microsoft.Web/serverfarms"));

        Assert.Equal("FC1", (string?)plan.Json["sku"]!["name"]);
        Assert.Equal("FlexConsumption", (string?)plan.Json["sku"]!["tier"]);
    }

    [TemplateFact]
    public void The_app_runs_on_dotnet_10_isolated()
    {
        Assert.Equal("dotnet-isolated", (string?)App["functionAppConfig.runtime.name"]);
        Assert.Equal("10.0", (string?)App["functionAppConfig.runtime.version"]);
    }

    [TemplateFact]
    public void The_package_is_fetched_by_identity() =>
        Assert.Equal("UserAssignedIdentity", (string?)App["functionAppConfig.deployment.storage.authentication.type"]);

    [TemplateFact]
    public void The_app_answers_over_https_only()
    {
        Assert.True((bool)App["httpsOnly"]!);
        Assert.Equal("1.2", (string?)App["siteConfig.minTlsVersion"]);
        Assert.Equal("Disabled", (string?)App["siteConfig.ftpsState"]);
    }

    [TemplateFact]
    public void Azd_finds_the_app_by_the_tag_that_azure_yaml_names()
    {
        Assert.Contains("'azd-service-name', 'functions'", App.Json["tags"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("\n  functions:\n", RepositoryFiles.Read("azure.yaml"), StringComparison.Ordinal);
    }

    [TemplateFact]
    public void The_scheduler_is_there_only_when_asked_for()
    {
        var deployment = Assert.Single(Template.Main.Declarations, resource => (string?)resource["name"] == "durable-task-scheduler");

        Assert.Equal("[parameters('useDurableTaskScheduler')]", (string?)deployment["condition"]);
        Assert.False((bool)Template.Main.Json["parameters"]!["useDurableTaskScheduler"]!["defaultValue"]!);
    }
}

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
    public void Each_runner_is_told_to_the_app_by_name_and_identity_and_none_when_there_is_none() => Assert.Equal(
        "[if(empty(parameters('runners')), createObject(), createObject('HybridTrust__Runners', join(map(parameters('runners'), " +
        "lambda('entry', format('{0}={1}', lambdaVariables('entry').name, lambdaVariables('entry').objectId))), ';')))]",
        Setting("runnerSettings"));

    [TemplateFact]
    public void The_app_is_told_of_an_enrolment_folder_only_where_there_is_one() => Assert.Equal(
        "[if(empty(parameters('enrolmentFolder')), createObject(), createObject('HybridTrust__EnrolmentFolder', parameters('enrolmentFolder')))]",
        Setting("enrolmentSettings"));

    [TemplateFact]
    public void The_app_is_told_of_a_version_of_the_job_signer_only_where_one_is_named() => Assert.Equal(
        "[if(empty(parameters('jobSignerVersion')), createObject(), createObject('HybridTrust__JobSignerVersion', parameters('jobSignerVersion')))]",
        Setting("jobSignerSettings"));

    [TemplateTheory]
    [InlineData("runners")]
    [InlineData("enrolmentFolder")]
    [InlineData("jobSignerVersion")]
    public void What_runners_need_is_handed_on_to_the_app_and_may_come_later(string parameter)
    {
        var deployment = Assert.Single(Template.Main.Declarations, resource => (string?)resource["name"] == "function-app");

        Assert.Equal($"[parameters('{parameter}')]", (string?)deployment["properties"]!["parameters"]![parameter]!["value"]);
        Assert.NotNull(Template.Main.Json["parameters"]![parameter]!["defaultValue"]);
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

    // A variable of the app's module, which its settings must be made of.
    private static string? Setting(string variable)
    {
        var settings = Assert.Single(Template.Of("Microsoft.Web/sites/config"), config => config.Name.Contains("'appsettings'", StringComparison.Ordinal));
        Assert.Contains($"variables('{variable}')", settings.Json["properties"]!.ToString(), StringComparison.Ordinal);
        return (string?)settings.Scope.Json["variables"]![variable];
    }
}

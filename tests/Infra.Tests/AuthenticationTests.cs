namespace HybridTrust.Infra;

public sealed class AuthenticationTests
{
    private static TemplateResource Authentication => Assert.Single(
        CompiledTemplate.Checked.Of("Microsoft.Web/sites/config"), config => config.Name.Contains("'authsettingsV2'", StringComparison.Ordinal));

    [TemplateFact]
    public void Who_brings_no_token_gets_401()
    {
        Assert.True((bool)Authentication["platform.enabled"]!);
        Assert.True((bool)Authentication["globalValidation.requireAuthentication"]!);
        Assert.Equal("Return401", (string?)Authentication["globalValidation.unauthenticatedClientAction"]);
        Assert.True((bool)Authentication["httpSettings.requireHttps"]!);
    }

    [TemplateFact]
    public void Only_the_health_check_and_signed_tickets_need_no_token()
    {
        var paths = Authentication["globalValidation.excludedPaths"]!.AsArray().Select(path => path!.ToString());

        Assert.Equal(["/health", "/api/tickets/signed", "/api/tickets/jira", "/api/tickets/servicenow"], paths);
    }

    [TemplateFact]
    public void Tokens_are_for_this_application_and_of_the_deployments_tenant()
    {
        var entra = Authentication["identityProviders.azureActiveDirectory"]!;

        Assert.True((bool)entra["enabled"]!);
        Assert.Equal("[parameters('apiClientId')]", (string?)entra["registration"]!["clientId"]);
        Assert.Contains("subscription().tenantId", (string?)entra["registration"]!["openIdIssuer"], StringComparison.Ordinal);
        Assert.Null(entra["registration"]!["clientSecretSettingName"]);
        Assert.All(
            entra["validation"]!["allowedAudiences"]!.AsArray(),
            audience => Assert.Contains("parameters('apiClientId')", audience!.ToString(), StringComparison.Ordinal));
    }
}

using HybridTrust.Functions.Settings;
using HybridTrust.Organizations;
using Microsoft.Extensions.Configuration;

namespace HybridTrust.Functions.Tests.Settings;

public sealed class HostSettingsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void A_deployments_settings_are_read()
    {
        var settings = Read(Azure());

        var world = Assert.IsType<HostWorld.Azure>(settings.World);
        Assert.Equal(Cloud.UsGovernmentL4, world.Cloud);
        Assert.Equal(new Uri("https://records.blob.core.windows.net/"), world.RecordsUri);
        Assert.Null(world.ReaderApplicationId);
        Assert.Equal(365, settings.HistoryRetentionDays);
        Assert.Equal("fabrikam-exchange", settings.Runners.NameOf(Guid.Parse("00000000-0000-0000-0000-000000000009")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("False")]
    [InlineData("")]
    public void In_Azure_the_app_does_not_start_without_App_Service_authentication(string? enabled) =>
        Assert.Contains("authentication is switched off", Assert.Single(Errors(Azure(), ("WEBSITE_AUTH_ENABLED", enabled))), StringComparison.Ordinal);

    [Fact]
    public void Outside_of_Azure_only_an_estate_is_served() =>
        Assert.Contains("only a simulated estate is served", Assert.Single(Errors(Azure(), ("WEBSITE_SITE_NAME", null))), StringComparison.Ordinal);

    [Fact]
    public void The_secrets_of_the_ticket_systems_are_read_two_at_a_time()
    {
        var settings = Azure();
        settings["HybridTrust:Tickets:Standard:Secret"] = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
        settings["HybridTrust:Tickets:Jira:Secret"] = "shared-secret-of-a-test-000001";
        settings["HybridTrust:Tickets:Jira:NextSecret"] = "shared-secret-of-a-test-000002";
        settings["HybridTrust:Tickets:Jira:OrganizationField"] = "customfield_10050";

        var senders = Read(settings).Senders;

        Assert.Equal((1, 2, 0), (senders.Standard.Count, senders.Jira.Count, senders.ServiceNow.Count));
        Assert.Equal("customfield_10050", senders.JiraFields.Organization);
    }

    [Theory]
    [InlineData("HybridTrust:Tickets:Standard:Secret", "shared-secret-of-a-test-000001")]
    [InlineData("HybridTrust:Tickets:Jira:NextSecret", "short-secret")]
    [InlineData("HybridTrust:Tickets:ServiceNow:Secret", "@Microsoft.KeyVault(SecretUri=https://secret.vault.azure.net/secrets/x)")]
    public void A_secret_that_is_none_keeps_the_app_from_starting_and_is_not_repeated(string name, string secret)
    {
        var error = Assert.Single(Errors(Azure(), (name, secret)));

        Assert.Contains(name.Replace(":", "__", StringComparison.Ordinal), error, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var errors = Errors(
            Azure(),
            ("HybridTrust:VaultUri", "http://vault"),
            ("HybridTrust:RecordsUri", null),
            ("HybridTrust:TenantId", "fabrikam"),
            ("HybridTrust:Cloud", "mars"),
            ("HybridTrust:HistoryRetentionDays", "0"),
            ("HybridTrust:Runners", "fabrikam-exchange;x=y"),
            ("HybridTrust:EnrolmentFolder", "/nowhere/at/all"),
            ("WatchSchedule", null));

        Assert.Equal(9, errors.Count);
        Assert.All(errors, error => Assert.StartsWith("The setting ", error, StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("HybridTrust__VaultUri", StringComparison.Ordinal));
    }

    [Fact]
    public void An_enrolment_folder_is_looked_for_beside_the_app()
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "enrolment-of-a-test"));

        var settings = Azure();
        settings["HybridTrust:EnrolmentFolder"] = folder.Name;

        Assert.Equal(folder.FullName, Read(settings).EnrolmentFolder);
        folder.Delete();
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef")]
    public void The_version_of_the_job_signer_is_the_one_that_is_named_or_the_newest(string? setting, string? version)
    {
        var settings = Azure();
        settings["HybridTrust:JobSignerVersion"] = setting;
        Assert.Equal(version, Assert.IsType<HostWorld.Azure>(Read(settings).World).JobSignerVersion);
    }

    [Fact]
    public void A_version_of_the_job_signer_that_is_none_stops_the_start() => Assert.Contains(
        "HybridTrust__JobSignerVersion", Assert.Single(Errors(Azure(), ("HybridTrust:JobSignerVersion", "latest"))), StringComparison.Ordinal);

    [Fact]
    public void A_desks_settings_are_read()
    {
        var world = Assert.IsType<HostWorld.Simulated>(Read(Desk(), development: true).World);

        Assert.Equal(new Uri("http://127.0.0.1:7100/"), world.Estate);
    }

    [Fact]
    public void A_simulated_estate_is_refused_outside_of_Development() =>
        Assert.Contains("outside of the environment Development", Assert.Single(Errors(Desk())), StringComparison.Ordinal);

    [Fact]
    public void A_simulated_estate_is_refused_in_Azure() => Assert.Contains(
        "never served from Azure", Assert.Single(Errors(Desk(), development: true, ("WEBSITE_SITE_NAME", "app-1"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://estate.fabrikam.com:7100/")]
    [InlineData("http://192.0.2.7:7100/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:password@127.0.0.1/")]
    public void A_simulated_estate_is_on_this_machine(string address) => Assert.Contains(
        "HybridTrust__SimulatedEstate", Assert.Single(Errors(Desk(), development: true, ("HybridTrust:SimulatedEstate", address))), StringComparison.Ordinal);

    [Fact]
    public void A_host_that_others_reach_serves_no_simulation() => Assert.Contains(
        "is reached as", Assert.Single(Errors(Desk(), development: true, ("WEBSITE_HOSTNAME", "hybridtrust.fabrikam.com"))), StringComparison.Ordinal);

    [Fact]
    public void A_simulation_keeps_its_records_in_the_emulator_and_no_key_is_shown()
    {
        const string Real = "DefaultEndpointsProtocol=https;AccountName=production;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net";

        var error = Assert.Single(Errors(Desk(), development: true, ("AzureWebJobsStorage", Real)));

        Assert.Contains("storage emulator", error, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulation_has_a_signer_of_its_own() => Assert.Contains(
        "HybridTrust__SimulatedSignerFile", Assert.Single(Errors(Desk(), development: true, ("HybridTrust:SimulatedSignerFile", null))), StringComparison.Ordinal);

    public void Dispose() => File.Delete(_file);

    private static Dictionary<string, string?> Azure() => new(StringComparer.Ordinal)
    {
        ["WEBSITE_SITE_NAME"] = "app-1",
        ["WEBSITE_AUTH_ENABLED"] = "True",
        ["WatchSchedule"] = "0 0 6 * * *",
        ["PurgeSchedule"] = "0 30 3 * * 0",
        ["HybridTrust:Cloud"] = "us-government-l4",
        ["HybridTrust:TenantId"] = "00000000-0000-0000-0000-000000000001",
        ["HybridTrust:RecordsUri"] = "https://records.blob.core.windows.net",
        ["HybridTrust:VaultUri"] = "https://vault.vault.azure.net/",
        ["HybridTrust:Host:ManagedIdentity"] = "00000000-0000-0000-0000-000000000002",
        ["HybridTrust:Reader:ManagedIdentity"] = "00000000-0000-0000-0000-000000000003",
        ["HybridTrust:Writer:ManagedIdentity"] = "00000000-0000-0000-0000-000000000004",
        ["HybridTrust:HistoryRetentionDays"] = "365",
        ["HybridTrust:Runners"] = "fabrikam-exchange=00000000-0000-0000-0000-000000000009",
    };

    private Dictionary<string, string?> Desk() => new(StringComparer.Ordinal)
    {
        ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
        ["WEBSITE_HOSTNAME"] = "localhost:7071",
        ["WatchSchedule"] = "0 0 6 * * *",
        ["PurgeSchedule"] = "0 30 3 * * 0",
        ["HybridTrust:SimulatedEstate"] = "http://127.0.0.1:7100",
        ["HybridTrust:SimulatedEstateTokenFile"] = _file,
        ["HybridTrust:SimulatedCallersFile"] = _file,
        ["HybridTrust:SimulatedSignerFile"] = _file,
    };

    private static HostSettings Read(Dictionary<string, string?> settings, bool development = false) =>
        HostSettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), development);

    private static IReadOnlyList<string> Errors(Dictionary<string, string?> settings, params (string Name, string? Value)[] changes) =>
        Errors(settings, development: false, changes);

    private static IReadOnlyList<string> Errors(Dictionary<string, string?> settings, bool development, params (string Name, string? Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        return Assert.Throws<SettingsException>(() => Read(settings, development)).Errors;
    }
}

using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

/// <summary>Token services, connectors of both sides, virtual directories, and the test of them.</summary>
public sealed class HybridShellTests
{
    private const string Online = "exchange-online";
    private const string Endpoint = "https://autodiscover-s.outlook.com/autodiscover/autodiscover.svc";
    private const string Metadata = "https://accounts.accesscontrol.windows.net/fabrikam.mail.onmicrosoft.com/metadata/json/1";

    [Fact]
    public async Task A_new_auth_server_learns_issuer_and_realm_from_its_metadata()
    {
        await using var estate = await TestEstate.StartAsync(file => file["exchange"]!["authServers"] = new JsonArray());

        await estate.RunAsync(Of("New-AuthServer", P("Name", "ACS"), P("AuthMetadataUrl", Metadata)));

        var server = (await estate.RunAsync(Of("Get-AuthServer"))).Objects.Single();
        Assert.Equal(TestEstate.Profile.Tenant.Id, server.Guid("Realm"));
        Assert.Equal(("MicrosoftACS", "00000001-0000-0000-c000-000000000000", true), (server.Text("Type"), server.Text("IssuerIdentifier"), server.Truth("Enabled")));
    }

    [Fact]
    public async Task An_auth_server_reads_its_metadata_again()
    {
        await using var estate = await TestEstate.StartAsync(file => file["exchange"]!["authServers"]![0]!["realm"] = "outdated");
        var before = await FirstAuthServerAsync(estate);

        await estate.RunAsync(Of("Set-AuthServer", P("Identity", before.Text("Name")), P("RefreshAuthMetadata", new CmdletValue.Switch())));

        Assert.Equal("outdated", before.Text("Realm"));
        Assert.Equal(TestEstate.Profile.Tenant.Id, (await FirstAuthServerAsync(estate)).Guid("Realm"));
    }

    [Theory]
    [InlineData("https://accounts.accesscontrol.windows.net/elsewhere.example/metadata/json/1", null)]
    [InlineData("https://login.microsoftonline.us/fabrikam.mail.onmicrosoft.com/metadata/json/1", null)]
    [InlineData(Metadata, "AzureAD")]
    [InlineData("no address", null)]
    public async Task Metadata_that_nobody_publishes_makes_no_auth_server(string url, string? type)
    {
        await using var estate = await TestEstate.StartAsync(file => file["exchange"]!["authServers"] = new JsonArray());

        var refused = await estate.FailAsync(Of("New-AuthServer", P("Name", "ACS"), P("AuthMetadataUrl", url), P("Type", type)));

        Assert.Equal("AuthMetadataClientException", refused.Reason);
        Assert.Empty((await estate.RunAsync(Of("Get-AuthServer"))).Objects);
    }

    [Fact]
    public async Task A_second_auth_server_for_the_same_realm_collides_whatever_its_name()
    {
        await using var estate = await TestEstate.StartAsync();
        await estate.FailAsync(Of("Remove-AuthServer", P("Identity", (await FirstAuthServerAsync(estate)).Text("Name"))));
        var name = (await FirstAuthServerAsync(estate)).Text("Name");
        await estate.RunAsync(Remove("AuthServer", name!));
        await estate.RunAsync(Of("New-AuthServer", P("Name", "one"), P("AuthMetadataUrl", Metadata)));

        Assert.Equal(CmdletErrorKind.AlreadyExists, (await estate.FailAsync(Of("New-AuthServer", P("Name", "two"), P("AuthMetadataUrl", Metadata)))).Kind);
    }

    [Fact]
    public async Task Trap_19_the_parameter_sets_of_set_auth_server_exclude_each_other()
    {
        await using var estate = await TestEstate.StartAsync();
        var name = (await FirstAuthServerAsync(estate)).Text("Name");

        Assert.Equal("ParameterBindingException", (await estate.FailAsync(Of(
            "Set-AuthServer", P("Identity", name), P("ApplicationIdentifier", TestEstate.ExchangeOnline), P("AuthMetadataUrl", Metadata)))).Reason);
        Assert.Equal("ParameterBindingException", (await estate.FailAsync(Of(
            "Set-AuthServer", P("Identity", name), P("ApplicationIdentifier", TestEstate.ExchangeOnline), P("RefreshAuthMetadata", new CmdletValue.Switch())))).Reason);
    }

    [Theory]
    [InlineData("exchange-server", TestEstate.ShellServer)]
    [InlineData(Online, TestEstate.CoexistenceDomain)]
    public async Task A_connector_is_made_changed_and_removed_on_its_own_side(string kind, string target)
    {
        await using var estate = await TestEstate.StartAsync();
        var create = Of("New-IntraOrganizationConnector", P("Name", "IOC"), P("DiscoveryEndpoint", Endpoint), P("TargetAddressDomains", new[] { "a.example" }));

        await estate.RunAsync(create, target, kind);
        Assert.Equal(CmdletErrorKind.AlreadyExists, (await estate.FailAsync(create, target, kind)).Kind);
        await estate.RunAsync(Of("Set-IntraOrganizationConnector", P("Identity", "IOC"), P("Enabled", false), P("TargetAddressDomains", new[] { "b.example", "c.example" })), target, kind);
        var seen = (await estate.RunAsync(Of("Get-IntraOrganizationConnector"), target, kind)).Objects.Single();
        Assert.Equal(("b.example, c.example", false, Endpoint), (seen.Text("TargetAddressDomains"), seen.Truth("Enabled"), seen.Text("DiscoveryEndpoint")));

        var (otherKind, otherTarget) = kind is Online ? ("exchange-server", TestEstate.ShellServer) : (Online, TestEstate.CoexistenceDomain);
        Assert.Empty((await estate.RunAsync(Of("Get-IntraOrganizationConnector"), otherTarget, otherKind)).Objects);
        Assert.Equal("PSInvalidOperationException", (await estate.FailAsync(Remove("IntraOrganizationConnector", "IOC", confirm: null), target, kind)).Reason);
        await estate.RunAsync(Remove("IntraOrganizationConnector", "IOC"), target, kind);
        Assert.Equal(CmdletErrorKind.NotFound, (await estate.FailAsync(Of("Get-IntraOrganizationConnector", P("Identity", "IOC")), target, kind)).Kind);
    }

    [Fact]
    public async Task A_domain_belongs_to_one_connector_and_its_endpoint_is_an_https_address()
    {
        await using var estate = await TestEstate.StartAsync();
        await estate.RunAsync(Of("New-IntraOrganizationConnector", P("Name", "one"), P("DiscoveryEndpoint", Endpoint), P("TargetAddressDomains", "a.example")));

        Assert.Equal("DomainConflictException", (await estate.FailAsync(Of(
            "New-IntraOrganizationConnector", P("Name", "two"), P("DiscoveryEndpoint", Endpoint), P("TargetAddressDomains", "A.example")))).Reason);
        Assert.Equal("ParameterBindingException", (await estate.FailAsync(Of(
            "New-IntraOrganizationConnector", P("Name", "two"), P("DiscoveryEndpoint", "http://plain.example/"), P("TargetAddressDomains", "b.example")))).Reason);
    }

    [Fact]
    public async Task Exchange_online_opens_on_the_tenant_alone_and_knows_no_domain_controller()
    {
        await using var estate = await TestEstate.StartAsync();

        Assert.Equal(CmdletErrorKind.Unreachable, (await estate.FailAsync(Of("Get-IntraOrganizationConnector"), "elsewhere.mail.onmicrosoft.com", Online)).Kind);
        Assert.Equal(CmdletErrorKind.NotSupported, (await estate.FailAsync(
            Of("Get-IntraOrganizationConnector", P("DomainController", TestEstate.DomainController)), TestEstate.CoexistenceDomain, Online)).Kind);
        Assert.Equal(CmdletErrorKind.NotSupported, (await estate.FailAsync(Of("Get-AuthConfig"), TestEstate.CoexistenceDomain, Online)).Kind);
    }

    [Fact]
    public async Task Address_spaces_are_one_a_forest_and_a_hundred_at_most()
    {
        await using var estate = await TestEstate.StartAsync();
        OperationCall Add(int number) => Of("Add-AvailabilityAddressSpace", P("AccessMethod", "InternalProxy"), P("ForestName", $"f{number}.example"));
        for (var number = 0; number < 100; number++)
        {
            await estate.RunAsync(Add(number));
        }

        Assert.Equal(CmdletErrorKind.AlreadyExists, (await estate.FailAsync(Add(7))).Kind);
        Assert.Equal("InvalidOperationException", (await estate.FailAsync(Add(100))).Reason);
    }

    [Fact]
    public async Task Virtual_directories_come_from_the_directory_while_iis_of_a_server_is_out_of_reach()
    {
        await using var estate = await TestEstate.StartAsync();
        await estate.SwitchOnAsync("server-unreachable", $$"""{"server":"{{TestEstate.OtherServer}}"}""");

        var fromDirectory = await estate.RunAsync(Of("Get-WebServicesVirtualDirectory", P("ADPropertiesOnly", new CmdletValue.Switch())));
        var asked = await estate.FailAsync(Of("Get-WebServicesVirtualDirectory"));

        Assert.True(fromDirectory.Objects.Count > 1);
        Assert.All(fromDirectory.Objects, d => Assert.Contains("OAuth", d.List("InternalAuthenticationMethods")));
        Assert.All(fromDirectory.Objects, d => Assert.Null(d.Text("WSSecurityAuthentication")));
        Assert.Equal(CmdletErrorKind.Unreachable, asked.Kind);
    }

    [Fact]
    public async Task Without_reloadconfig_a_server_goes_on_with_what_it_read_last()
    {
        await using var estate = await TestEstate.StartAsync(file => file["exchangeOnline"] = new JsonObject { ["sharedPrincipalBlocked"] = false });
        Assert.Equal("Success", await TestAsync(estate, reload: false));

        await estate.RunAsync(Of("Set-AuthServer", P("Identity", (await FirstAuthServerAsync(estate)).Text("Name")), P("Enabled", false)));

        Assert.Equal("Success", await TestAsync(estate, reload: false));
        Assert.Equal("Error", await TestAsync(estate, reload: true));
        Assert.Equal("Error", await TestAsync(estate, reload: false));
    }

    [Theory]
    [InlineData(false, null, "", "Success")]
    [InlineData(true, null, "", "Error")]
    [InlineData(false, false, "", "Error")]
    [InlineData(false, true, "", "Error")]
    [InlineData(false, true, "00000002-0000-0ff1-ce00-000000000000", "Success")]
    [InlineData(false, true, "11111111-0000-0ff1-ce00-000000000000", "Error")]
    [InlineData(false, null, "11111111-0000-0ff1-ce00-000000000000", "Error")]
    public async Task Web_services_take_who_is_allowed(bool blocked, bool? enabled, string allowed, string result)
    {
        await using var estate = await TestEstate.StartAsync(file =>
        {
            file["exchangeOnline"] = new JsonObject
            {
                ["sharedPrincipalBlocked"] = blocked,
                ["ewsEnabled"] = enabled,
                ["ewsAllowedAppIds"] = allowed.Length == 0 ? new JsonArray() : new JsonArray(allowed),
            };
        });

        Assert.Equal(result, await TestAsync(estate, reload: true));
    }

    [Fact]
    public async Task Exchange_online_sections_with_mistakes_are_refused_with_their_paths()
    {
        var directory = TestEstate.NewDirectory();
        var refused = await Assert.ThrowsAsync<EstateFiles.EstateFileException>(() => TestEstate.OpenAsync(directory, file =>
        {
            file["exchangeOnline"] = new JsonObject
            {
                ["mailboxes"] = new JsonArray("nobody"),
                ["ewsAllowedAppIds"] = new JsonArray("all"),
                ["ewsEnabled"] = "yes",
                ["colour"] = "red",
                ["connectors"] = new JsonArray(new JsonObject { ["name"] = "one" }),
            };
            file["exchange"]!["acceptedDomains"] = new JsonArray(new JsonObject { ["domain"] = "x" });
        }));

        var paths = refused.Errors.Select(e => e.Path).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(paths, new HashSet<string>(StringComparer.Ordinal)
        {
            "$.exchangeOnline.mailboxes[0]", "$.exchangeOnline.ewsAllowedAppIds[0]", "$.exchangeOnline.ewsEnabled", "$.exchangeOnline.colour",
            "$.exchangeOnline.connectors[0].discoveryEndpoint", "$.exchange.acceptedDomains[0].domain",
        });
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<CmdletObject> FirstAuthServerAsync(TestEstate estate) => (await estate.RunAsync(Of("Get-AuthServer"))).Objects[0];

    private static async Task<string?> TestAsync(TestEstate estate, bool reload) => (await estate.RunAsync(Of(
        "Test-OAuthConnectivity",
        P("Service", "EWS"),
        P("TargetUri", "https://outlook.office365.com/ews/exchange.asmx"),
        P("Mailbox", TestEstate.Mailbox),
        P("ReloadConfig", reload ? new CmdletValue.Switch() : null)))).Objects.Single().Text("ResultType");
}

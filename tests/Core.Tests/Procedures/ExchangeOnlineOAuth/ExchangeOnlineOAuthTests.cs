using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

public sealed class ExchangeOnlineOAuthTests
{
    private const string Tenant = "2f9c7a10-5f1b-4c1e-9a3d-6b7e8f901a2b";

    public static TheoryData<string> ChangingSteps =>
    [
        "auth-server-microsoftacs", "auth-server-azuread", "partner-application", "service-principal-names", "connector-on-premises", "connector-online",
        "availability-address-space",
    ];

    [Fact]
    public async Task The_steps_are_those_of_the_document_but_the_obsolete_upload()
    {
        await using var bench = await StartAsync();

        Assert.Equal(
            [
                "exchange-online-oauth/auth-server-microsoftacs", "exchange-online-oauth/auth-server-azuread", "exchange-online-oauth/partner-application",
                "exchange-online-oauth/oauth-endpoints", "exchange-online-oauth/public-hosts", "auth-certificate/exported", "auth-certificate/vaulted",
                "exchange-online-oauth/service-principal-names", "exchange-online-oauth/connector-on-premises", "exchange-online-oauth/connector-online",
            ],
            bench.Steps.Select(s => s.Id));
    }

    [Fact]
    public async Task What_the_hybrid_wizard_left_is_kept_and_only_what_is_missing_is_made()
    {
        await using var bench = await StartAsync();

        var applied = await bench.ApplyAllAsync();

        Assert.Null(applied.Stopped());
        Assert.Equal(
            ["auth-certificate/vaulted", "exchange-online-oauth/service-principal-names", "exchange-online-oauth/connector-online"],
            applied.Steps.Where(s => s.Action is StepAction.Applied).Select(s => s.Step));
        Assert.DoesNotContain("New-AuthServer", bench.Shells.Calls);
    }

    [Fact]
    public async Task From_an_organization_without_oauth_everything_is_made()
    {
        await using var bench = await StartAsync(Bare, Old);

        var applied = await bench.ApplyAllAsync();

        Assert.Null(applied.Stopped());
        Assert.Equal(8, applied.Steps.Count(s => s.Action is StepAction.Applied));
        foreach (var step in bench.Steps)
        {
            Assert.IsType<Finding.InPlace>((await step.InspectAsync(bench.Context, default)).Finding);
        }
    }

    [Fact]
    public async Task Applied_twice_nothing_is_changed_the_second_time()
    {
        await using var bench = await StartAsync(Bare, Old);
        await bench.ApplyAllAsync();
        var state = await bench.StateAsync();

        var again = await bench.ApplyAllAsync();

        Assert.All(again.Steps, s => Assert.Equal(StepAction.LeftAlone, s.Action));
        Assert.True(JsonNode.DeepEquals(state, await bench.StateAsync()));
    }

    [Fact]
    public async Task Undone_both_sides_are_as_they_were_field_by_field()
    {
        await using var bench = await StartAsync(Bare, Old);
        var start = Settings(await bench.StateAsync());

        var undone = await bench.UndoAsync(await bench.ApplyAllAsync());

        Assert.All(undone.Steps, s => Assert.True(s.Action is StepAction.Undone, $"{s.Step}: {s.Action} {s.Explanation}"));
        Assert.Equal(start, Settings(await bench.StateAsync()));
    }

    [Theory]
    [MemberData(nameof(ChangingSteps))]
    public async Task A_step_undone_with_what_builds_on_it_can_be_applied_again(string name)
    {
        await using var bench = await StartAsync(Bare, Old);
        var start = await FindingAsync(bench, name);
        var applied = await bench.ApplyAllAsync();
        var index = applied.Steps.ToList().FindIndex(s => s.Step == bench.Step(name).Id);

        await bench.UndoAsync(applied with { Steps = [.. applied.Steps.Skip(index)] });
        var undone = await FindingAsync(bench, name);
        var again = await bench.ApplyAllAsync();

        Assert.True(start.CallsForChange);
        Assert.Equal(start.Changes, undone.Changes);
        Assert.Equal(StepAction.Applied, again.Steps[index].Action);
    }

    [Fact]
    public async Task Disabled_objects_are_enabled_instead_of_doubled_and_disabled_again_by_undo()
    {
        await using var bench = await StartAsync(estate =>
        {
            estate["exchange"]!["authServers"]![0]!["enabled"] = false;
            estate["exchange"]!["authServers"]![1]!["enabled"] = false;
            estate["exchange"]!["connectors"]![0]!["enabled"] = false;
            estate["exchange"]!["partnerApplications"]![0]!["enabled"] = false;
            estate["exchangeOnline"]!["connectors"] = new JsonArray(Connector("HybridIOC", "https://autodiscover.contoso.com/autodiscover/autodiscover.svc", "contoso.com", enabled: false));
        });
        var start = Settings(await bench.StateAsync());
        var applied = await bench.ApplyAllAsync();

        Assert.Null(applied.Stopped());
        Assert.DoesNotContain(bench.Shells.Calls, call => call.StartsWith("New-", StringComparison.Ordinal));
        await bench.UndoAsync(applied);
        Assert.Equal(start, Settings(await bench.StateAsync()));
    }

    [Fact]
    public async Task Trap_25_auth_servers_are_found_by_type_and_realm_never_by_name()
    {
        await using var bench = await StartAsync(estate =>
        {
            // The names of the document, for another tenant; ours have names that nobody would guess.
            var servers = (JsonArray)estate["exchange"]!["authServers"]!;
            foreach (var (server, name) in servers.ToList().Zip(["WindowsAzureACS", "evoSTS"]))
            {
                var other = server!.DeepClone();
                other["name"] = name;
                other["realm"] = "11111111-2222-3333-4444-555555555555";
                servers.Add(other);
                server["name"] = $"renamed {name}";
            }
        });

        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("auth-server-microsoftacs"));
        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("auth-server-azuread"));
    }

    [Fact]
    public async Task A_new_auth_server_gets_the_wizards_name_because_the_documents_may_be_another_tenants()
    {
        await using var bench = await StartAsync(estate =>
        {
            Bare(estate);
            estate["exchange"]!["authServers"] = new JsonArray(new JsonObject
            {
                ["name"] = "WindowsAzureACS",
                ["type"] = "MicrosoftACS",
                ["issuerIdentifier"] = "00000001-0000-0000-c000-000000000000",
                ["realm"] = "11111111-2222-3333-4444-555555555555",
                ["authMetadataUrl"] = "https://accounts.accesscontrol.windows.net/other.example/metadata/json/1",
            });
        });

        Assert.Null((await bench.ApplyAllAsync()).Stopped());

        var names = (await bench.StateAsync())["datacentre"]!["authServers"]!.AsArray().Select(s => (string)s!["name"]!);
        Assert.Equal(["WindowsAzureACS", $"ACS - {Tenant}", $"EvoSts - {Tenant}"], names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_auth_servers_of_a_type_are_for_a_person_to_sort_out(bool enabled)
    {
        await using var bench = await StartAsync(estate =>
        {
            var servers = (JsonArray)estate["exchange"]!["authServers"]!;
            servers[0]!["enabled"] = enabled;
            var second = servers[0]!.DeepClone();
            second["name"] = "WindowsAzureACS";
            servers.Add(second);
        });

        var blocked = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("auth-server-microsoftacs"));

        Assert.Contains("WindowsAzureACS", blocked.Sentence, StringComparison.Ordinal);
        Assert.Contains($"ACS - {Tenant}", blocked.Sentence, StringComparison.Ordinal);
        Assert.Contains("Remove-AuthServer", blocked.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Cloud.Global, "https://accounts.accesscontrol.windows.net/contoso.mail.onmicrosoft.com/metadata/json/1")]
    [InlineData(Cloud.UsGovernmentL4, "https://login.microsoftonline.us/contoso.mail.onmicrosoft.com/metadata/json/1")]
    [InlineData(Cloud.UsGovernmentL5, "https://login.microsoftonline.us/contoso.mail.onmicrosoft.com/metadata/json/1")]
    [InlineData(Cloud.China, null)]
    [InlineData(Cloud.Bleu, null)]
    [InlineData(Cloud.Delos, null)]
    public async Task Trap_39_each_cloud_has_its_own_hosts_and_none_is_guessed(Cloud cloud, string? metadata)
    {
        await using var bench = await StartAsync(
            estate => estate["exchange"]!["authServers"] = new JsonArray(), p => p with { Tenant = p.Tenant with { Cloud = cloud } });

        var finding = await bench.InspectAsync("auth-server-microsoftacs");

        if (metadata is null)
        {
            Assert.Contains("Hybrid Configuration Wizard", Assert.IsType<Finding.Blocked>(finding).Sentence, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(metadata, finding.Changes.Single(c => c.Property is "AuthMetadataUrl").Expected.ToString());
        }
    }

    [Fact]
    public async Task An_auth_server_that_names_an_application_by_now_is_not_removed()
    {
        await using var bench = await StartAsync(Bare);
        var applied = await bench.ApplyAllAsync();
        await bench.InvokeAsync("Set-AuthServer", new("Identity", $"EvoSts - {Tenant}"), new("ApplicationIdentifier", "66666666-2222-3333-4444-555555555555"));

        var undone = await bench.UndoAsync(applied);

        Assert.Equal(StepAction.Refused, undone.Steps.Single(s => s.Step.EndsWith("azuread", StringComparison.Ordinal)).Action);
    }

    [Fact]
    public async Task An_absent_partner_application_is_told_where_the_documents_pipeline_says_nothing()
    {
        await using var bench = await StartAsync(estate => ((JsonArray)estate["exchange"]!["partnerApplications"]!).RemoveAt(0));

        Assert.Contains("PrepareAD", Assert.IsType<Finding.Blocked>(await bench.InspectAsync("partner-application")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_application_without_account_is_linked_and_unlinked_again_by_undo()
    {
        await using var bench = await StartAsync(estate => estate["exchange"]!["partnerApplications"]![0]!.AsObject().Remove("linkedAccount"));

        var seen = Assert.IsType<Finding.Different>(await bench.InspectAsync("partner-application"));
        Assert.Equal("contoso.com/Users/Exchange Online-ApplicationAccount", seen.Settings.Single().Expected.ToString());
        Assert.Contains("restart", seen.Sentence, StringComparison.Ordinal);
        var applied = await bench.ApplyAllAsync();
        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("partner-application"));
        await bench.UndoAsync(applied);
        Assert.Equal(seen.Settings, (await bench.InspectAsync("partner-application")).Changes);
    }

    [Fact]
    public async Task A_partner_application_that_acts_as_somebody_else_is_left_alone()
    {
        await using var bench = await StartAsync(estate => estate["exchange"]!["partnerApplications"]![0]!["linkedAccount"] = "TeamsIntegration-ApplicationAccount");

        Assert.Contains("TeamsIntegration", Assert.IsType<Finding.Blocked>(await bench.InspectAsync("partner-application")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Public_hosts_are_those_of_the_virtual_directories_without_the_servers_own_names()
    {
        await using var bench = await StartAsync(estate =>
        {
            var servers = estate["exchange"]!["servers"]!;
            servers["ctso-mbx01.contoso.com"]!["virtualDirectories"] = new JsonObject { ["internalHost"] = "ctso-mbx01.contoso.com", ["externalHost"] = "mail.contoso.com" };
            servers["ctso-mbx03.contoso.com"]!["virtualDirectories"] = new JsonObject { ["internalHost"] = "inside.contoso.com", ["externalHost"] = "eu.contoso.com" };
        });

        await bench.InspectAsync("public-hosts");

        Assert.Equal("eu.contoso.com,inside.contoso.com,mail.contoso.com", bench.Context.Facts.Find(FactNames.PublicHosts));
        Assert.Equal("https://mail.contoso.com/EWS/Exchange.asmx", bench.Context.Facts.Find(FactNames.WebServicesUrl));
    }

    [Fact]
    public async Task Virtual_directories_are_read_while_a_server_is_down()
    {
        await using var bench = await StartAsync(estate =>
            estate["faults"] = new JsonArray(new JsonObject { ["name"] = "server-unreachable", ["server"] = "ctso-mbx03.contoso.com" }));

        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("public-hosts"));
        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("oauth-endpoints"));
    }

    [Fact]
    public async Task A_server_whose_web_services_take_no_oauth_stops_the_run_with_the_command_to_run()
    {
        await using var bench = await StartAsync(estate => Deaf(estate, oauth: false));

        var blocked = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("oauth-endpoints"));

        Assert.Contains(@"Set-WebServicesVirtualDirectory -Identity ""CTSO-MBX03\ews (Default Web Site)"" -OAuthAuthentication $true", blocked.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("CTSO-MBX01", blocked.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_optional_server_without_oauth_is_told_and_stops_nothing()
    {
        await using var bench = await StartAsync(estate => Deaf(estate, oauth: false), p => p with
        {
            Topology = p.Topology with { Servers = [.. p.Topology.Servers.Select(s => s.Fqdn.StartsWith("ctso-mbx03", StringComparison.Ordinal) ? s with { Optional = true } : s)] },
        });

        Assert.Contains("CTSO-MBX03", Assert.IsType<Finding.InPlace>(await bench.InspectAsync("oauth-endpoints")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wssecurity_is_federations_and_its_absence_is_only_told()
    {
        await using var bench = await StartAsync(estate => Deaf(estate, oauth: true));

        Assert.Contains("WSSecurity", Assert.IsType<Finding.InPlace>(await bench.InspectAsync("oauth-endpoints")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_domain_counts_by_its_domain_name_not_by_its_name()
    {
        await using var bench = await StartAsync(estate => estate["exchange"]!["acceptedDomains"] = new JsonArray(
            new JsonObject { ["name"] = "contoso.mail.onmicrosoft.com", ["domainName"] = "elsewhere.example" }));

        Assert.Contains("contoso.mail.onmicrosoft.com is no accepted domain", Assert.IsType<Finding.Blocked>(await bench.InspectAsync("connector-on-premises")).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://outlook.office365.com/autodiscover/autodiscover.svc", true)]
    [InlineData("https://AutoDiscover-s.outlook.com/autodiscover/autodiscover.svc", true)]
    [InlineData("https://autodiscover-s.outlook.com/autodiscover/autodiscover.xml", false)]
    [InlineData("https://autodiscover.contoso.com/autodiscover/autodiscover.svc", false)]
    public async Task The_connector_on_premises_leads_to_exchange_online(string endpoint, bool accepted)
    {
        await using var bench = await StartAsync(estate => estate["exchange"]!["connectors"]![0]!["discoveryEndpoint"] = endpoint);

        var finding = await bench.InspectAsync("connector-on-premises");

        Assert.Equal(accepted, finding is Finding.InPlace);
        Assert.True(accepted || finding.Changes.Single().Property is "DiscoveryEndpoint");
    }

    [Theory]
    [InlineData("https://4b0a8f1c-9f2e-4b0b-8c7d-1e2f3a4b5c6d.resource.mailboxmigration.his.msappproxy.net/autodiscover/autodiscover.svc", true)]
    [InlineData("https://autodiscover.contoso.com/autodiscover/autodiscover.svc", true)]
    [InlineData("https://msappproxy.net.evil.example/autodiscover/autodiscover.svc", false)]
    public async Task The_connector_in_exchange_online_may_lead_to_an_application_proxy(string endpoint, bool accepted)
    {
        await using var bench = await StartAsync(estate => estate["exchangeOnline"]!["connectors"] = new JsonArray(Connector("HybridIOC", endpoint, "contoso.com")));

        Assert.Equal(accepted, await bench.InspectAsync("connector-online") is Finding.InPlace);
    }

    [Fact]
    public async Task The_connector_in_exchange_online_gets_the_domains_that_the_wizard_told_the_tenant()
    {
        await using var bench = await StartAsync(estate =>
        {
            estate["exchangeOnline"]!["hybridDomains"] = new JsonArray("contoso.com", "contoso.de", "fourthcoffee.example");
            estate["exchangeOnline"]!["connectors"] = new JsonArray(
                Connector("HybridIOC", "https://autodiscover.contoso.com/autodiscover/autodiscover.svc", "contoso.com"),
                Connector("Other forest", "https://autodiscover.fourthcoffee.example/autodiscover/autodiscover.svc", "fourthcoffee.example"));
        });

        var domains = (await bench.InspectAsync("connector-online")).Changes.Single();
        Assert.Equal(("contoso.com, contoso.de", "contoso.com"), (domains.Expected.ToString(), domains.Actual));
        var applied = await bench.ApplyAllAsync();
        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("connector-online"));
        await bench.UndoAsync(applied);
        Assert.Equal("contoso.com", (await bench.InspectAsync("connector-online")).Changes.Single().Actual);
    }

    [Fact]
    public async Task Two_connectors_for_one_domain_are_for_a_person_to_sort_out()
    {
        await using var bench = await StartAsync(estate => ((JsonArray)estate["exchange"]!["connectors"]!).Add(
            Connector("ExchangeHybridOnPremisesToOnline", "https://outlook.office365.com/autodiscover/autodiscover.svc", "contoso.mail.onmicrosoft.com", enabled: false)));

        Assert.Contains("HybridIOC", Assert.IsType<Finding.Blocked>(await bench.InspectAsync("connector-on-premises")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connector_that_somebody_changed_after_us_is_not_put_back()
    {
        await using var bench = await StartAsync(Bare);
        var applied = await bench.ApplyAllAsync();
        await bench.InvokeAsync("Set-IntraOrganizationConnector", new("Identity", "ExchangeHybridOnPremisesToOnline"), new("Enabled", false));

        var undone = await bench.UndoAsync(applied);

        Assert.Equal(StepAction.Refused, undone.Steps.Single(s => s.Step.EndsWith("connector-on-premises", StringComparison.Ordinal)).Action);
    }

    [Fact]
    public async Task A_value_of_a_connector_that_somebody_changed_after_us_stays_and_the_other_goes_back()
    {
        const string wrong = "https://mail.contoso.com/autodiscover/autodiscover.svc";
        const string theirs = "https://outlook.office365.com/autodiscover/autodiscover.svc";
        await using var bench = await StartAsync(estate => estate["exchange"]!["connectors"]![0] = Connector("HybridIOC", wrong, "contoso.mail.onmicrosoft.com", enabled: false));
        var applied = await bench.ApplyAllAsync();
        await bench.InvokeAsync("Set-IntraOrganizationConnector", new("Identity", "HybridIOC"), new("DiscoveryEndpoint", theirs));

        var undone = (await bench.UndoAsync(applied)).Steps.Single(s => s.Step.EndsWith("connector-on-premises", StringComparison.Ordinal));

        Assert.Equal(StepAction.Refused, undone.Action);
        Assert.Contains($"former settings again: Enabled. The rest was changed again after this run and left as it is: DiscoveryEndpoint is {theirs}", undone.Explanation, StringComparison.Ordinal);
        var connector = Assert.Single((await bench.StateAsync())["datacentre"]!["connectors"]!.AsArray())!;
        Assert.Equal((false, theirs), ((bool)connector["enabled"]!, (string)connector["discoveryEndpoint"]!));
    }

    [Theory]
    [InlineData(false, Risk.Outage, "403")]
    [InlineData(true, Risk.None, "no longer with federation")]
    public async Task An_organization_on_federation_is_told_what_its_first_connector_means(bool dedicated, Risk risk, string words)
    {
        await using var bench = await StartAsync(
            estate => estate["exchange"]!["connectors"]![0]!["enabled"] = false,
            p => dedicated ? p with { Procedures = ["exchange-online-oauth", "dedicated-hybrid-app"] } : p);

        Assert.Equal(risk, bench.Step("connector-on-premises").Risk);
        Assert.Contains(words, Assert.IsType<Finding.Different>(await bench.InspectAsync("connector-on-premises")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_20_the_address_space_is_added_and_only_for_servers_that_know_no_connectors()
    {
        await using var old = await StartAsync(adapt: Old);
        await using var modern = await StartAsync(copyOf: old.Data);

        await old.ApplyAllAsync();

        Assert.Contains("Add-AvailabilityAddressSpace", old.Shells.Calls);
        Assert.Null(OperationCatalogue.Default.Find(ShellKind.ExchangeServer, "New-AvailabilityAddressSpace"));
        Assert.DoesNotContain(modern.Steps, s => s.Id.EndsWith("address-space", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_changes_nothing_asks_each_thing_once()
    {
        await using var bench = await StartAsync();
        await bench.ApplyAllAsync();
        bench.Shells.Calls.Clear();

        foreach (var step in bench.Steps)
        {
            await step.InspectAsync(bench.Context, default);
        }

        Assert.InRange(bench.Shells.Calls.Count, 1, 16);
    }

    private static Task<EstateBench> StartAsync(
        Action<JsonNode>? change = null, Func<OrganizationProfile, OrganizationProfile>? adapt = null, DirectoryInfo? copyOf = null) =>
        EstateBench.StartAsync(change is null ? Lean : Lean + change, p => (adapt ?? (same => same))(p with { Procedures = ["exchange-online-oauth"] }), copyOf, "contoso");

    /// <summary>One certificate is enough here; each costs a key.</summary>
    private static void Lean(JsonNode estate)
    {
        estate["certificates"] = new JsonObject { ["auth"] = estate["certificates"]!["auth"]!.DeepClone() };
        estate["exchange"]!["authConfig"]!.AsObject().Remove("previous");
        foreach (var (_, server) in estate["exchange"]!["servers"]!.AsObject())
        {
            var store = server!["certificates"]!.AsObject();
            store.Select(entry => entry.Key).Where(name => name is not "auth").ToList().ForEach(name => store.Remove(name));
        }

        estate["tenant"]!["principals"]![0]!["keys"] = new JsonArray();
    }

    /// <summary>Nothing of OAuth is there but what Exchange setup leaves.</summary>
    private static void Bare(JsonNode estate)
    {
        estate["exchange"]!["authServers"] = new JsonArray();
        estate["exchange"]!["connectors"] = new JsonArray();
        estate["exchange"]!["partnerApplications"]![0]!["enabled"] = false;
    }

    /// <summary>One server is older than Exchange 2013 SP1.</summary>
    private static OrganizationProfile Old(OrganizationProfile profile) => profile with
    {
        Topology = profile.Topology with { Servers = [.. profile.Topology.Servers.Select((s, i) => i == 1 ? s with { Build = "15.0.712.22" } : s)] },
    };

    private static void Deaf(JsonNode estate, bool oauth) =>
        estate["exchange"]!["servers"]!["ctso-mbx03.contoso.com"]!["virtualDirectories"] = new JsonObject { ["oauth"] = oauth, ["wsSecurity"] = !oauth };

    private static JsonObject Connector(string name, string endpoint, string domain, bool enabled = true) => new()
    {
        ["name"] = name,
        ["discoveryEndpoint"] = endpoint,
        ["targetAddressDomains"] = new JsonArray(domain),
        ["enabled"] = enabled,
    };

    private static async Task<Finding> FindingAsync(EstateBench bench, string name)
    {
        await bench.InspectAsync("public-hosts");
        return await bench.InspectAsync(name);
    }

    /// <summary>What an admin would compare: everything on both sides but the vault and times.</summary>
    private static string Settings(JsonNode state)
    {
        var copy = state.DeepClone();
        foreach (var part in new[] { "secrets", "clock", "replication" })
        {
            copy.AsObject().Remove(part);
        }

        foreach (var application in copy["datacentre"]!["partnerApplications"]!.AsArray())
        {
            application!.AsObject().Remove("whenChanged");
        }

        return copy.ToJsonString();
    }
}

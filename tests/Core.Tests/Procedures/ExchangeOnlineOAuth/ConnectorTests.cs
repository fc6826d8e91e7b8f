using System.Text.Json.Nodes;
using HybridTrust.Steps;
using static HybridTrust.Procedures.ExchangeOnlineOAuth.OAuthBench;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>Steps 6 and 7: the connectors of both sides.</summary>
public sealed class ConnectorTests
{
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
}

using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

public class ApplicationOnAuthServerTests
{
    [Fact]
    public async Task The_domains_come_from_the_older_token_service_and_join_those_that_are_there()
    {
        await using var bench = (await HybridBench.StartAsync(estate =>
        {
            Server(estate, "MicrosoftACS")["domainNames"] = new JsonArray("contoso.mail.onmicrosoft.com", "contoso.com", "contoso.example");
            Server(estate, "AzureAD")["domainNames"] = new JsonArray("kept.example", "contoso.com");
        })).Knowing();
        var start = await bench.TouchedAsync();

        var applied = await bench.ApplyAsync("/auth-server");

        Assert.Equal(StepAction.Applied, applied.Action);
        Assert.Equal(["kept.example", "contoso.com", "contoso.mail.onmicrosoft.com", "contoso.example"], await DomainsAsync(bench));
        Assert.Equal(StepAction.Undone, (await bench.UndoAsync(applied)).Action);
        Assert.Equal(start, await bench.TouchedAsync());
    }

    [Fact]
    public async Task Without_an_older_token_service_the_coexistence_and_the_verified_domain_are_meant()
    {
        await using var bench = (await HybridBench.StartAsync(estate => Server(estate, "MicrosoftACS")["enabled"] = false)).Knowing();

        await bench.ApplyAsync("/auth-server");

        Assert.Equal(["contoso.mail.onmicrosoft.com", "contoso.com"], await DomainsAsync(bench));
    }

    [Fact]
    public async Task Trap_19_set_auth_server_never_mixes_parameter_sets()
    {
        // The reference has the two in sets that exclude each other, so one call could not carry both.
        Assert.NotNull(OperationCatalogue.Default.Check(ShellKind.ExchangeServer, OperationCall.Of("Set-AuthServer",
            new("Identity", "x"), new("ApplicationIdentifier", "y"), new("GraphBaseUrl", "https://graph.microsoft.com"))));
        Assert.NotNull(OperationCatalogue.Default.Check(ShellKind.ExchangeServer, OperationCall.Of("Set-AuthServer",
            new("Identity", "x"), new("ApplicationIdentifier", "y"), new("RefreshAuthMetadata", new CmdletValue.Switch()))));
        await using var bench = (await HybridBench.StartAsync()).Knowing();

        var application = await bench.ApplyAsync("/auth-server");
        var graph = await bench.ApplyAsync("/graph-address");

        Assert.Equal([StepAction.Applied, StepAction.Applied], new[] { application.Action, graph.Action });
        Assert.Equal(2, bench.Shells.Calls.Count(c => c is "Set-AuthServer"));
        var server = Server(await bench.StateAsync());
        Assert.Equal(HybridBench.Application.ToString(), (string?)server["applicationIdentifier"]);
        Assert.Equal("https://graph.microsoft.com", (string?)server["graphBaseUrl"]);
    }

    [Fact]
    public async Task Two_AuthServers_of_the_tenant_block_and_are_named()
    {
        await using var bench = (await HybridBench.StartAsync(estate =>
        {
            var second = Server(estate, "AzureAD").DeepClone();
            second["name"] = "evoSTS";
            ((JsonArray)estate["exchange"]!["authServers"]!).Add(second);
        })).Knowing();

        var blocked = HybridBench.Blocked(await bench.InspectAsync("/auth-server"));

        Assert.Contains("EvoSts - 2f9c7a10-5f1b-4c1e-9a3d-6b7e8f901a2b, evoSTS", blocked.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_25_the_AuthServer_is_found_by_type_and_realm_whatever_its_name()
    {
        await using var bench = (await HybridBench.StartAsync(estate =>
        {
            Server(estate, "AzureAD")["name"] = "Cloud sign-in";
            var stranger = Server(estate, "AzureAD").DeepClone();
            stranger["name"] = "EvoSts - 00000000-1111-2222-3333-444444444444";
            stranger["realm"] = "00000000-1111-2222-3333-444444444444";
            ((JsonArray)estate["exchange"]!["authServers"]!).Add(stranger);
        })).Knowing();

        await bench.ApplyAsync("/auth-server");

        var servers = (await bench.StateAsync())["datacentre"]!["authServers"]!.AsArray();
        Assert.Equal("Cloud sign-in", Assert.Single(servers, s => (string?)s!["applicationIdentifier"] == HybridBench.Application.ToString())!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_an_AuthServer_it_is_blocked_unless_the_profile_sets_it_up_first()
    {
        await using var bench = (await HybridBench.StartAsync(estate => Server(estate, "AzureAD")["enabled"] = false)).Knowing();

        HybridBench.Blocked(await bench.InspectAsync("/auth-server"));

        var later = new ApplicationOnAuthServerStep(bench.Profile with { Procedures = ["exchange-online-oauth", "dedicated-hybrid-app"] });
        var seen = await later.InspectAsync(bench.Context, default);
        Assert.NotNull(Assert.IsType<Finding.Different>(seen.Finding).After);
        await Assert.ThrowsAsync<StepRefusedException>(() => later.ApplyAsync(bench.Context, seen, default));
    }

    [Theory]
    [InlineData("00000002-0000-0ff1-ce00-000000000000")]
    [InlineData("00000003-0000-0000-c000-000000000000")]
    [InlineData("7557eb47-c689-4224-abcf-aef9bd7573df")]
    [InlineData("db7de2b5-2149-435e-8043-e080dd50afae")]
    public async Task Servers_are_never_made_to_sign_as_one_of_Microsofts_own_applications(string application)
    {
        await using var bench = (await HybridBench.StartAsync()).Knowing(new Guid(application));

        Assert.Contains(application, HybridBench.Blocked(await bench.InspectAsync("/auth-server")).Sentence, StringComparison.Ordinal);
        var step = bench.Step("/auth-server");
        await Assert.ThrowsAsync<StepRefusedException>(() => step.ApplyAsync(bench.Context, new Observation(new Finding.InPlace { Sentence = "" }), default));
        Assert.DoesNotContain("Set-AuthServer", bench.Shells.Calls);
    }

    [Fact]
    public async Task Undo_leaves_an_application_that_somebody_named_since_and_takes_our_domains_back()
    {
        await using var bench = (await HybridBench.StartAsync()).Knowing();
        var applied = await bench.ApplyAsync("/auth-server");
        var server = Server(await bench.StateAsync());
        await bench.ExchangeAsync("Set-AuthServer",
            new("Identity", (string?)server["guid"]),
            new("ApplicationIdentifier", HybridBench.OtherApplication),
            new("DomainName", new CmdletValue.List(["contoso.com", "contoso.mail.onmicrosoft.com", "later.example"])));

        var undone = await bench.UndoAsync(applied);

        Assert.Equal(StepAction.Refused, undone.Action);
        Assert.Contains(HybridBench.OtherApplication, undone.Explanation, StringComparison.Ordinal);
        Assert.Equal(["later.example"], await DomainsAsync(bench));
        Assert.Equal(HybridBench.OtherApplication, (string?)Server(await bench.StateAsync())["applicationIdentifier"]);
    }

    [Fact]
    public async Task A_former_application_is_put_back()
    {
        await using var bench = (await HybridBench.StartAsync(estate => Server(estate, "AzureAD")["applicationIdentifier"] = HybridBench.OtherApplication)).Knowing();
        var start = await bench.TouchedAsync();

        var applied = await bench.ApplyAsync("/auth-server");
        Assert.Equal(HybridBench.OtherApplication, applied.Before!.Finding.Changes.Single(c => c.Property is "ApplicationIdentifier").Actual);
        await bench.UndoAsync(applied);

        Assert.Equal(start, await bench.TouchedAsync());
    }

    [Fact]
    public async Task Undo_leaves_a_Graph_address_that_somebody_else_wrote()
    {
        await using var bench = (await HybridBench.StartAsync()).Knowing();
        var applied = await bench.ApplyAsync("/graph-address");
        await bench.ExchangeAsync("Set-AuthServer",
            new("Identity", (string?)Server(await bench.StateAsync())["guid"]), new("GraphBaseUrl", "https://graph.example"));

        Assert.Equal(StepAction.Refused, (await bench.UndoAsync(applied)).Action);
        Assert.Equal("https://graph.example", (string?)Server(await bench.StateAsync())["graphBaseUrl"]);
    }

    private static JsonNode Server(JsonNode estate, string type) =>
        estate["exchange"]!["authServers"]!.AsArray().First(s => (string?)s!["type"] == type)!;

    private static JsonNode Server(JsonNode state) => state["datacentre"]!["authServers"]!.AsArray().First(s => (string?)s!["type"] == "AzureAD")!;

    private static async Task<IEnumerable<string?>> DomainsAsync(EstateBench bench) =>
        Server(await bench.StateAsync())["domainNames"]!.AsArray().Select(d => (string?)d);
}

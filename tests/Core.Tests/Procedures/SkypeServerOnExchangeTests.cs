using System.Text.Json.Nodes;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Steps;
using HybridTrust.Workflows;
using static HybridTrust.Procedures.LitwareBench;

namespace HybridTrust.Procedures;

/// <summary>Exchange's half: connection points, the pool as its partner application, servers recycled one drained server at a time.</summary>
public sealed class SkypeServerOnExchangeTests
{
    private const string ScriptUrl = "https://atl-pool-001.litwareinc.com/metadata/json/1";

    [Fact]
    public async Task Trap_24_only_blank_connection_points_are_filled_and_only_those_are_emptied_again()
    {
        const string own = "https://own.litwareinc.com/autodiscover/autodiscover.xml";
        await using var bench = await StartAsync(estate => estate["exchange"]!["servers"]![Server]!["autoDiscoverServiceInternalUri"] = own);

        var applied = await bench.ApplyAllAsync();

        Assert.Equal([own, "https://autodiscover.litwareinc.com/autodiscover/autodiscover.xml"], await ConnectionPointsAsync(bench));
        await bench.UndoAsync(applied);
        Assert.Equal([own, ""], await ConnectionPointsAsync(bench));
    }

    [Fact]
    public async Task A_connection_point_that_somebody_changed_after_us_stays_and_the_other_is_emptied()
    {
        await using var bench = await StartAsync(estate => ((JsonObject)estate["exchange"]!["servers"]![Server]!).Remove("autoDiscoverServiceInternalUri"));
        var applied = await bench.ApplyAllAsync();
        await bench.InvokeAsync("Set-ClientAccessService", new("Identity", OtherServer), new("AutoDiscoverServiceInternalUri", "https://else.example/autodiscover.xml"));

        var undone = await bench.UndoAsync(applied);

        var points = undone.Steps.Single(s => s.Step.EndsWith("/service-connection-points", StringComparison.Ordinal));
        Assert.Equal(StepAction.Refused, points.Action);
        Assert.Contains("is https://else.example/autodiscover.xml", points.Explanation, StringComparison.Ordinal);
        Assert.Equal(["", "https://else.example/autodiscover.xml"], await ConnectionPointsAsync(bench));
    }

    [Fact]
    public async Task Trap_23_the_script_is_called_by_name_with_typed_arguments()
    {
        await using var bench = await StartAsync();

        await bench.ApplyAllAsync();

        var call = Assert.Single(bench.Shells.Given, c => c.Operation == "ConfigureEnterprisePartnerApplication");
        Assert.Equal(["ApplicationType", "AuthMetadataUrl"], call.Parameters.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new Cmdlets.CmdletValue.Text("Lync"), call.Parameters["ApplicationType"]);
        Assert.Equal(new Cmdlets.CmdletValue.Text(ScriptUrl), call.Parameters["AuthMetadataUrl"]);
    }

    [Fact]
    public async Task What_the_script_made_is_removed_by_its_GUIDs()
    {
        await using var bench = await StartAsync();
        var before = (await bench.StateAsync())["datacentre"]!;

        var applied = await bench.ApplyAllAsync();
        await bench.UndoAsync(applied);

        var after = (await bench.StateAsync())["datacentre"]!;
        foreach (var list in new[] { "partnerApplications", "recipients", "roleAssignments" })
        {
            Assert.Equal(before[list]!.ToJsonString(), after[list]!.ToJsonString());
        }
    }

    [Fact]
    public async Task A_partner_application_that_exists_disabled_is_enabled_and_disabled_again()
    {
        await using var bench = await StartAsync(estate => AddPartner(estate, enabled: false));
        Assert.Equal("Enabled", Assert.Single(Assert.IsType<Finding.Different>(await bench.InspectAsync("/pool-partner")).Settings).Property);

        var applied = await bench.ApplyAllAsync();

        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        Assert.DoesNotContain("ConfigureEnterprisePartnerApplication", bench.Shells.Calls);
        Assert.All(await StorageAsync(bench), p => Assert.True(p.Verdict is Proofs.ProofVerdict.Passed, p.Explanation));
        await bench.UndoAsync(applied);
        Assert.IsType<Finding.Different>(await bench.InspectAsync("/pool-partner"));
    }

    [Fact]
    public async Task A_partner_application_with_an_older_certificate_of_the_pool_reads_the_metadata_again()
    {
        await using var bench = await StartAsync(estate =>
        {
            AddPartner(estate, enabled: true);
            estate["certificates"]!["bad"] = Certificate("CN=legacy.example");
            Assign(estate, "OAuthTokenIssuer", "bad", FrontEnd, OtherFrontEnd);
        });
        await bench.InspectAsync("/token-issuer");
        Assert.Equal("Certificates", Assert.Single(Assert.IsType<Finding.Different>(await bench.InspectAsync("/pool-partner")).Settings).Property);

        var applied = await bench.ApplyAllAsync();

        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        Assert.All(await StorageAsync(bench), p => Assert.True(p.Verdict is Proofs.ProofVerdict.Passed, p.Explanation));
    }

    [Fact]
    public async Task A_partner_application_without_its_account_blocks()
    {
        await using var bench = await StartAsync(estate => AddPartner(estate, enabled: true, account: null));

        Assert.Contains("no linked account", Assert.IsType<Finding.Blocked>(await bench.InspectAsync("/pool-partner")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_application_left_over_from_another_pool_blocks_and_names_its_address()
    {
        await using var bench = await StartAsync(estate => AddPartner(estate, enabled: true, url: "https://old-pool.litwareinc.com/metadata/json/1"));

        Assert.Contains("https://old-pool.litwareinc.com/metadata/json/1", Assert.IsType<Finding.Blocked>(await bench.InspectAsync("/pool-partner")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pools_partner_application_is_not_taken_for_that_of_Skype_for_Business_Online()
    {
        await using var bench = await StartAsync(
            estate => AddPartner(estate, enabled: true), p => p with { Procedures = ["skype-server-exchange", "skype-online-partner"], Legacy = true });

        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("/pool-partner"));
        Assert.IsType<Finding.Missing>(await bench.InspectAsync("skype-online-partner/partner-application"));
    }

    [Fact]
    public async Task A_self_signed_web_certificate_of_the_pool_blocks_and_is_never_trusted_anyway()
    {
        await using var bench = await StartAsync(estate => estate["certificates"]!["pool"]!["authority"] = false);

        Assert.Contains("self-signed", Assert.IsType<Finding.Blocked>(await bench.InspectAsync("/pool-partner")).Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(Cmdlets.OperationCatalogue.Default.Operations.SelectMany(o => o.Parameters), p => p.Name is "TrustAnySSLCertificate");
    }

    [Fact]
    public async Task A_pool_name_without_an_answer_gives_way_to_a_front_end()
    {
        await using var bench = await StartAsync(estate => estate["names"] = new JsonObject { ["atl-pool-001.litwareinc.com"] = "" });

        var finding = Assert.IsType<Finding.Missing>(await bench.InspectAsync("/pool-partner"));

        Assert.Equal($"https://{FrontEnd}/metadata/json/1", finding.Settings[0].Expected.ToString());
    }

    [Fact]
    public async Task Servers_are_drained_recycled_and_given_back_one_after_the_other_and_nothing_else_restarts()
    {
        await using var bench = await StartAsync();

        await bench.ApplyAllAsync();

        var order = bench.Shells.Given.Where(c => c.Operation is "Set-ServerComponentState" or "RecycleApplicationPools")
            .Select(c => c.Operation is "RecycleApplicationPools" ? "recycle" : $"{Text(c, "Component")} of {Text(c, "Identity")[..16]} {Text(c, "State")}");
        string[] Of(string server) =>
            [$"AutoDiscoverProxy of {server} Inactive", $"EwsProxy of {server} Inactive", "recycle", $"AutoDiscoverProxy of {server} Active", $"EwsProxy of {server} Active"];
        Assert.Equal([.. Of("atl-exchange-001"), .. Of("atl-exchange-002")], order);
        Assert.All(
            (JsonArray)(await bench.StateAsync())["machines"]!, m => Assert.Empty((JsonArray)m!["componentHolds"]!));
    }

    [Fact]
    public async Task A_server_that_does_not_come_back_stays_out_of_service_and_no_other_server_is_touched()
    {
        await using var bench = await StartAsync(
            estate => estate["faults"] = new JsonArray(new JsonObject { ["name"] = "pool-stays-down", ["server"] = Server }), time: new ImpatientTime());

        var applied = await bench.ApplyAllAsync();

        var failed = applied.Steps.Single(s => s.Step.EndsWith($"/recycled-{Server}", StringComparison.Ordinal));
        Assert.Equal(StepAction.Failed, failed.Action);
        Assert.Contains($"Set-ServerComponentState -Identity {Server} -Component EwsProxy -Requester Deployment -State Active", failed.Explanation, StringComparison.Ordinal);
        Assert.Equal(StepAction.NotReached, applied.Steps.Single(s => s.Step.EndsWith($"/recycled-{OtherServer}", StringComparison.Ordinal)).Action);
        Assert.Single(bench.Shells.Calls, c => c == "RecycleApplicationPools");
    }

    [Theory]
    [InlineData("RecycleApplicationPools")]
    [InlineData("Set-ServerComponentState")]
    public async Task A_shell_that_breaks_while_a_server_is_out_of_service_says_so_and_how_to_give_it_back(string operation)
    {
        await using var bench = await StartAsync();
        await bench.ApplyAllAsync();
        var step = bench.Step($"/recycled-{Server}");
        var broken = BrokenShells.ContextOf(bench, operation, "PSRemotingTransportException");

        var failed = await Assert.ThrowsAsync<PermanentFailureException>(
            async () => await step.ApplyAsync(broken, await step.InspectAsync(bench.Context, default), default));

        Assert.Contains($"{Server} may be out of service", failed.Message, StringComparison.Ordinal);
        Assert.Contains($"Set-ServerComponentState -Identity {Server} -Component AutoDiscoverProxy -Requester Deployment -State Active", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_is_not_taken_away_while_no_other_one_is_well()
    {
        await using var bench = await StartAsync(estate =>
            estate["windows"] = new JsonObject { [OtherServer] = new JsonObject { ["inactiveComponents"] = new JsonArray("EwsProxy") } });

        var applied = await bench.ApplyAllAsync();

        var refused = applied.Steps.Single(s => s.Step.EndsWith($"/recycled-{Server}", StringComparison.Ordinal));
        Assert.Equal(StepAction.Refused, refused.Action);
        Assert.Contains(OtherServer, refused.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("Set-ServerComponentState", bench.Shells.Calls);
    }

    [Fact]
    public async Task A_server_in_maintenance_blocks()
    {
        await using var bench = await StartAsync(estate =>
            estate["windows"] = new JsonObject { [OtherServer] = new JsonObject { ["inactiveComponents"] = new JsonArray("ServerWideOffline") } });

        Assert.Contains("maintenance", Assert.IsType<Finding.Blocked>(await bench.InspectAsync($"/recycled-{OtherServer}")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_a_dead_run_left_out_of_service_is_given_back()
    {
        await using var bench = await StartAsync();
        await bench.ApplyAllAsync();
        await bench.InvokeAsync(
            "Set-ServerComponentState", new("Identity", Server), new("Component", "EwsProxy"), new("Requester", "Deployment"), new("State", "Inactive"));
        Assert.IsType<Finding.Different>(await bench.InspectAsync($"/recycled-{Server}"));

        var again = await bench.ApplyAllAsync();

        Assert.Equal($"skype-server-exchange/recycled-{Server}", Assert.Single(again.Steps, s => s.Action is StepAction.Applied).Step);
        Assert.IsType<Finding.InPlace>(await bench.InspectAsync($"/recycled-{Server}"));
    }

    [Fact]
    public async Task An_optional_server_that_is_down_does_not_stop_the_rest()
    {
        await using var bench = await StartAsync(
            estate => estate["faults"] = new JsonArray(new JsonObject { ["name"] = "server-unreachable", ["server"] = OtherServer }),
            p => p with { Topology = p.Topology with { Servers = [p.Topology.Servers[0], p.Topology.Servers[1] with { Optional = true }] } });

        Assert.IsType<Finding.InPlace>(await bench.InspectAsync($"/services-{OtherServer}"));
        Assert.IsType<Finding.InPlace>(await bench.InspectAsync($"/recycled-{OtherServer}"));
    }

    private static async Task<IEnumerable<string>> ConnectionPointsAsync(EstateBench bench) =>
        ((JsonArray)(await bench.StateAsync())["datacentre"]!["servers"]!).Select(s => (string)s!["autoDiscoverServiceInternalUri"]!);

    private static string Text(Cmdlets.OperationCall call, string parameter) => ((Cmdlets.CmdletValue.Text)call.Parameters[parameter]).Value;

    private static void AddPartner(JsonNode estate, bool enabled, string? account = "LyncEnterprise-ApplicationAccount", string url = ScriptUrl)
    {
        ((JsonArray)estate["exchange"]!["accounts"]!).Add("LyncEnterprise-ApplicationAccount");
        foreach (var role in new[] { "UserApplication", "ArchiveApplication" })
        {
            ((JsonArray)estate["exchange"]!["roleAssignments"]!).Add(new JsonObject { ["role"] = role, ["account"] = "LyncEnterprise-ApplicationAccount" });
        }

        ((JsonArray)estate["exchange"]!["partnerApplications"]!).Add(new JsonObject
        {
            ["name"] = "Pool of Atlanta",
            ["applicationIdentifier"] = "00000004-0000-0ff1-ce00-000000000000",
            ["authMetadataUrl"] = url,
            ["linkedAccount"] = account,
            ["enabled"] = enabled,
        });
    }
}

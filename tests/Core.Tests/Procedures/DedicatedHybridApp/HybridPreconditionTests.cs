using System.Text.Json.Nodes;
using HybridTrust.Organizations;
using HybridTrust.Procedures.ExchangeOnlineOAuth;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

public class HybridPreconditionTests
{
    [Theory]
    [InlineData("15.2.1748.10")]
    [InlineData("15.2.1748.23")]
    public async Task A_CU15_without_the_hotfix_is_blocked_although_Microsofts_script_lets_it_pass(string build)
    {
        await using var bench = await HybridBench.StartAsync(adapt: p => WithBuild(p, "ctso-mbx02.contoso.com", build), access: HybridAccess.Ews);

        var blocked = HybridBench.Blocked(await bench.InspectAsync("/builds"));

        Assert.Contains($"ctso-mbx02.contoso.com has build {build} and needs 15.2.1748.24 (Exchange 2019 CU15", blocked.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_preflight_read_on_the_server_counts_more_than_the_profile()
    {
        await using var bench = await HybridBench.StartAsync(adapt: p => p with { Procedures = [ProcedureIds.Preflight, .. p.Procedures] });
        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("/builds"));

        bench.Context.Facts.Publish(FactNames.BuildOf("ctso-mbx02.contoso.com"), "15.2.1748.10");

        // Newer than a profile that says CU14 with the hotfix, and still without its own.
        Assert.Contains("ctso-mbx02.contoso.com has build 15.2.1748.10", HybridBench.Blocked(await bench.InspectAsync("/builds")).Sentence, StringComparison.Ordinal);
        await bench.InspectAsync("preflight/server-ctso-mbx02.contoso.com");
        Assert.Equal("15.2.2562.41", bench.Context.Facts.Find(FactNames.BuildOf("ctso-mbx02.contoso.com")));
    }

    [Fact]
    public async Task Trap_17_the_build_of_an_Edge_server_does_not_count()
    {
        await using var bench = await HybridBench.StartAsync(adapt: p => WithBuild(p, "ctso-edge01.contoso.com", "15.1.2375.7"));

        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("/builds"));
        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("/graph-offered"));
    }

    [Fact]
    public async Task One_server_without_the_May_2026_hotfix_keeps_the_whole_organization_from_Graph()
    {
        await using var bench = await HybridBench.StartAsync(adapt: p => WithBuild(p, "ctso-mbx03.contoso.com", "15.2.2562.17"));

        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("/builds"));
        var blocked = HybridBench.Blocked(await bench.InspectAsync("/graph-offered"));
        Assert.Contains("ctso-mbx03.contoso.com has build 15.2.2562.17", blocked.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Cloud.UsGovernmentL4)]
    [InlineData(Cloud.China)]
    [InlineData(Cloud.Bleu)]
    [InlineData(Cloud.Delos)]
    public async Task Trap_39_the_Graph_flow_is_not_offered_outside_the_worldwide_cloud(Cloud cloud)
    {
        await using var bench = await HybridBench.StartAsync(adapt: p => p with { Tenant = p.Tenant with { Cloud = cloud } });

        Assert.Contains("worldwide cloud", HybridBench.Blocked(await bench.InspectAsync("/graph-offered")).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("disabled")]
    [InlineData("partner")]
    public async Task Trap_31_an_organization_on_DAuth_gets_no_override(string state)
    {
        await using var bench = await HybridBench.StartAsync(estate =>
        {
            var exchange = estate["exchange"]!;
            switch (state)
            {
                case "none": exchange["connectors"] = new JsonArray(); break;
                case "disabled": exchange["connectors"]![0]!["enabled"] = false; break;
                default: exchange["partnerApplications"]![0]!["enabled"] = false; break;
            }
        });

        var blocked = HybridBench.Blocked(await bench.InspectAsync("/oauth-in-use"));
        Assert.Contains("DAuth", blocked.Sentence, StringComparison.Ordinal);

        // Even a batch that was approved before stops there: nothing is turned on.
        var applied = await bench.RunAsync(BatchMode.Apply,
            [.. bench.Steps.Where(s => s.Id.EndsWith("/oauth-in-use", StringComparison.Ordinal) || s.Id.EndsWith("/override", StringComparison.Ordinal))
                .Select(s => new StepOrder(s.Id, null, null))]);
        Assert.Equal([StepAction.Drifted, StepAction.NotReached], applied.Steps.Select(s => s.Action));
        Assert.Empty((await bench.StateAsync())["datacentre"]!["settingOverrides"]!.AsArray());
    }

    [Fact]
    public async Task Where_the_profile_sets_OAuth_up_first_the_plan_goes_on_without_counting_a_change_and_the_switch_waits_for_it()
    {
        await using var bench = await HybridBench.StartAsync(
            estate => estate["exchange"]!["connectors"] = new JsonArray(), p => p with { HybridApplication = p.HybridApplication with { Access = HybridAccess.Ews } });
        var later = new OAuthInUseStep(bench.Profile with { Procedures = [ProcedureIds.ExchangeOnlineOAuth, ProcedureIds.DedicatedHybridApp] });

        var seen = await later.InspectAsync(bench.Context, default);

        Assert.IsType<Finding.Blocked>(seen.Finding);
        bench.Context.Facts.Publish(OnPremisesConnectorStep.AwaitedFact, FactNames.Planned);
        Assert.NotNull(Assert.IsType<Finding.InPlace>((await later.InspectAsync(bench.Context, default)).Finding).After);
        var tooLate = new OAuthInUseStep(bench.Profile with { Procedures = [ProcedureIds.DedicatedHybridApp, ProcedureIds.ExchangeOnlineOAuth] });
        Assert.IsType<Finding.Blocked>((await tooLate.InspectAsync(bench.Context, default)).Finding);

        // The step that was to make it has run, and it is not there: nothing is turned on.
        bench.Context.Facts.Retract(OnPremisesConnectorStep.AwaitedFact);
        Assert.Contains("DAuth", Assert.IsType<Finding.Blocked>((await later.InspectAsync(bench.Context, default)).Finding).Sentence, StringComparison.Ordinal);

        await bench.ExchangeAsync("New-IntraOrganizationConnector",
            new("Name", "ExchangeHybridOnPremisesToOnline"),
            new("DiscoveryEndpoint", "https://outlook.office365.com/autodiscover/autodiscover.svc"),
            new("TargetAddressDomains", new Cmdlets.CmdletValue.List(["contoso.mail.onmicrosoft.com"])));
        Assert.IsType<Finding.InPlace>((await later.InspectAsync(bench.Context, default)).Finding);
    }

    private static OrganizationProfile WithBuild(OrganizationProfile profile, string server, string build) => profile with
    {
        Topology = profile.Topology with
        {
            Servers = [.. profile.Topology.Servers.Select(s => s.Fqdn == server ? s with { Build = build } : s)],
        },
    };
}

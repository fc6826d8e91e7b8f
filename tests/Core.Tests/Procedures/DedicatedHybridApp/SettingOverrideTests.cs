using System.Text.Json.Nodes;
using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

public class SettingOverrideTests
{
    [Theory]
    [InlineData("Enabled=false")]
    [InlineData("Enabled=False")]
    [InlineData("Something=else")]
    public async Task Trap_30_an_override_that_says_something_else_is_somebodys_decision_and_blocks(string parameters)
    {
        await using var bench = await HybridBench.StartAsync(estate => estate["exchange"]!["settingOverrides"] = new JsonArray(HybridBench.Override(parameters)));

        var blocked = HybridBench.Blocked(await bench.InspectAsync("/override"));

        Assert.Contains(parameters, blocked.Sentence, StringComparison.Ordinal);
        Assert.Contains("Administrator", blocked.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("New-SettingOverride", bench.Shells.Calls);
    }

    [Fact]
    public async Task Trap_30_two_overrides_of_a_section_are_undefined_and_block()
    {
        await using var bench = await HybridBench.StartAsync(estate => estate["exchange"]!["settingOverrides"] =
            new JsonArray(HybridBench.Override("Enabled=true"), HybridBench.Override("Enabled=true", "Second")));

        Assert.Contains("2 setting overrides", HybridBench.Blocked(await bench.InspectAsync("/override")).Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("acts on", HybridBench.Blocked(await bench.InspectAsync("/override")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_override_for_some_servers_only_blocks_because_the_others_go_on_as_before()
    {
        await using var bench = await HybridBench.StartAsync(estate =>
        {
            var limited = HybridBench.Override("Enabled=true");
            limited["servers"] = new JsonArray(HybridBench.Shell);
            estate["exchange"]!["settingOverrides"] = new JsonArray(limited);
        });

        Assert.Contains(HybridBench.Shell, HybridBench.Blocked(await bench.InspectAsync("/override")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_override_of_another_name_that_says_true_is_in_place_and_undo_leaves_it()
    {
        await using var bench = await HybridBench.StartAsync(estate =>
            estate["exchange"]!["settingOverrides"] = new JsonArray(HybridBench.Override(" enabled = TRUE ", "Ours since 2025")));

        var applied = await bench.ApplyAsync("/override");

        Assert.Equal(StepAction.LeftAlone, applied.Action);
        Assert.Equal(StepAction.LeftAlone, (await bench.UndoAsync(applied)).Action);
        Assert.Single((await bench.StateAsync())["datacentre"]!["settingOverrides"]!.AsArray());
    }

    [Fact]
    public async Task Undo_removes_the_override_by_its_GUID_and_has_every_server_read_again()
    {
        await using var bench = await HybridBench.StartAsync();
        var written = await bench.ApplyAsync("/override");
        await bench.ApplyAsync("/graph-override");
        Assert.Equal(StepAction.Applied, (await bench.ApplyAsync("/overrides-in-effect")).Action);

        var undone = await bench.UndoAsync(written);

        Assert.Equal(StepAction.Undone, undone.Action);
        Assert.All(await ReadByServersAsync(bench), sections => Assert.Equal("RouteThroughMSGraph", sections));
    }

    [Fact]
    public async Task An_override_that_somebody_replaced_is_not_removed()
    {
        await using var bench = await HybridBench.StartAsync();
        var written = await bench.ApplyAsync("/override");
        await bench.ExchangeAsync("Remove-SettingOverride", new("Identity", "EnableExchangeHybrid3PAppFeature"), new("Confirm", false));
        await bench.ExchangeAsync("New-SettingOverride",
            new("Name", "EnableExchangeHybrid3PAppFeature"), new("Component", "Global"), new("Section", "ExchangeOnpremAsThirdPartyAppId"),
            new("Parameters", new CmdletValue.List(["Enabled=true"])), new("Reason", "theirs"));

        Assert.Equal(StepAction.LeftAlone, (await bench.UndoAsync(written)).Action);
        Assert.Single((await bench.StateAsync())["datacentre"]!["settingOverrides"]!.AsArray());
    }

    [Fact]
    public async Task Writing_an_override_changes_no_server_until_it_reads()
    {
        await using var bench = await HybridBench.StartAsync(access: Organizations.HybridAccess.Ews);
        await bench.ApplyAsync("/override");

        Assert.All(await ReadByServersAsync(bench), sections => Assert.Equal("", sections));
        Assert.IsType<Finding.Different>(await bench.InspectAsync("/overrides-in-effect"));

        Assert.Equal(StepAction.Applied, (await bench.ApplyAsync("/overrides-in-effect")).Action);
        Assert.All(await ReadByServersAsync(bench), sections => Assert.Equal("ExchangeOnpremAsThirdPartyAppId", sections));
    }

    [Fact]
    public async Task Trap_37_a_server_that_has_not_read_yet_is_not_yet_and_not_failed()
    {
        await using var bench = await HybridBench.StartAsync(
            estate => estate["faults"] = new JsonArray(new JsonObject { ["name"] = "override-refresh-ignored", ["server"] = "ctso-mbx03.contoso.com" }),
            access: Organizations.HybridAccess.Ews);
        await bench.ApplyAsync("/override");
        var step = bench.Step("/overrides-in-effect");
        var patient = new StepContext
        {
            Organization = bench.Profile,
            Facts = bench.Context.Facts,
            Certificates = new RecordedCertificates(new InMemoryRecords(), "run-bench"),
            Time = new TimeWithoutWaiting(),
            Shells = bench.Shells,
        };

        var seen = await step.InspectAsync(patient, default);
        var refused = await Assert.ThrowsAsync<StepRefusedException>(() => step.ApplyAsync(patient, seen, default));

        Assert.Contains("Not yet: ctso-mbx03.contoso.com", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ctso-mbx01", refused.Message, StringComparison.Ordinal);
        Assert.Contains("60 minutes", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["ExchangeOnpremAsThirdPartyAppId", "ExchangeOnpremAsThirdPartyAppId", ""], await ReadByServersAsync(bench));
    }

    [Fact]
    public async Task Trap_37_an_override_that_has_not_reached_a_servers_site_is_not_read_there()
    {
        await using var bench = await HybridBench.StartAsync(
            estate => estate["exchange"]!["replicationDelaySeconds"] = 3600, access: Organizations.HybridAccess.Ews);
        await bench.ApplyAsync("/override");

        await bench.ExchangeAsync("Get-ExchangeDiagnosticInfo",
            new("Server", "ctso-mbx03.contoso.com"), new("Process", "Microsoft.Exchange.Directory.TopologyService"),
            new("Component", "VariantConfiguration"), new("Argument", "Refresh"));
        await bench.ExchangeAsync("Get-ExchangeDiagnosticInfo",
            new("Server", "ctso-mbx02.contoso.com"), new("Process", "Microsoft.Exchange.Directory.TopologyService"),
            new("Component", "VariantConfiguration"), new("Argument", "Refresh"));

        Assert.Equal(["", "ExchangeOnpremAsThirdPartyAppId", ""], await ReadByServersAsync(bench));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Trap_16_a_server_that_does_not_answer_is_unknown_and_blocks_unless_it_may_be_down(bool optional)
    {
        await using var bench = await HybridBench.StartAsync(
            estate =>
            {
                estate["exchange"]!["settingOverrides"] = new JsonArray(HybridBench.Override("Enabled=true"));
                estate["faults"] = new JsonArray(new JsonObject { ["name"] = "server-unreachable", ["server"] = "ctso-mbx02.contoso.com" });
            },
            p => p with
            {
                Topology = p.Topology with
                {
                    Servers = [.. p.Topology.Servers.Select(s => s.Fqdn == "ctso-mbx02.contoso.com" ? s with { Optional = optional } : s)],
                },
            },
            Organizations.HybridAccess.Ews);

        var finding = await bench.InspectAsync("/overrides-in-effect");

        Assert.Contains("ctso-mbx02.contoso.com", finding.Sentence, StringComparison.Ordinal);
        Assert.Equal(optional, finding is Finding.Different or Finding.InPlace);
        Assert.Equal(!optional, finding is Finding.Blocked);
    }

    private static async Task<List<string>> ReadByServersAsync(EstateBench bench) =>
    [
        .. (await bench.StateAsync())["datacentre"]!["servers"]!.AsArray().Where(s => (string?)s!["role"] == "mailbox")
            .Select(s => string.Join(',', s!["variantConfiguration"]!["overrides"]!.AsArray().Select(o => (string?)o!["section"]))),
    ];

    private sealed class TimeWithoutWaiting : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}

using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

public class EwsAllowListTests
{
    private const string Third = "11111111-2222-4333-8444-555555555555";

    [Fact]
    public async Task Trap_34_the_application_joins_the_list_and_no_other_is_dropped()
    {
        await using var bench = (await HybridBench.StartAsync(estate => estate["exchangeOnline"]!["ewsAllowedAppIds"] =
            new JsonArray(HybridBench.OtherApplication, Third))).Knowing();
        var start = await bench.TouchedAsync();

        var applied = await bench.ApplyAsync("/ews-allow-list");

        Assert.Equal($"{HybridBench.OtherApplication},{Third},{HybridBench.Application}", await ListAsync(bench));
        Assert.Equal(StepAction.LeftAlone, (await bench.ApplyAsync("/ews-allow-list")).Action);
        Assert.Equal(StepAction.Undone, (await bench.UndoAsync(applied)).Action);
        Assert.Equal(start, await bench.TouchedAsync());
    }

    [Fact]
    public async Task Trap_34_an_entry_that_somebody_added_between_plan_and_change_is_kept_and_outlives_the_undo()
    {
        await using var bench = (await HybridBench.StartAsync()).Knowing();
        var step = bench.Step("/ews-allow-list");
        var approved = (await step.InspectAsync(bench.Context, default)).Finding;
        await bench.OnlineAsync("Set-OrganizationConfig", new KeyValuePair<string, CmdletValue?>("EwsAllowedAppIDs", $"{HybridBench.OtherApplication},{Third}"));

        var applied = (await bench.RunAsync(BatchMode.Apply, [new StepOrder(step.Id, approved, null)])).Steps[0];
        Assert.Equal(StepAction.Applied, applied.Action);
        Assert.Equal($"{HybridBench.OtherApplication},{Third},{HybridBench.Application}", await ListAsync(bench));

        await bench.UndoAsync(applied);
        Assert.Equal($"{HybridBench.OtherApplication},{Third}", await ListAsync(bench));
    }

    [Fact]
    public async Task Trap_34_an_empty_list_is_left_to_a_person_who_is_told_the_id()
    {
        await using var bench = (await HybridBench.StartAsync(estate => estate["exchangeOnline"]!["ewsAllowedAppIds"] = new JsonArray())).Knowing();

        var blocked = HybridBench.Blocked(await bench.InspectAsync("/ews-allow-list"));

        Assert.Contains($"-EwsAllowedAppIDs \"{HybridBench.Application}", blocked.Sentence, StringComparison.Ordinal);
        Assert.Null(await ListAsync(bench));
    }

    [Fact]
    public async Task Trap_34_with_an_empty_list_the_first_run_makes_the_application_and_stops_there()
    {
        await using var bench = await HybridBench.StartAsync(estate => estate["exchangeOnline"]!["ewsAllowedAppIds"] = new JsonArray());

        var applied = await bench.ApplyAllAsync();

        var stopped = applied.Stopped()!;
        Assert.Equal(("dedicated-hybrid-app/ews-allow-list", StepAction.Refused), (stopped.Step, stopped.Action));
        Assert.Contains(bench.Context.Facts.Find(FactNames.HybridApplication)!, stopped.Explanation, StringComparison.Ordinal);
        Assert.Null(await ListAsync(bench));
        Assert.Empty((await bench.StateAsync())["datacentre"]!["settingOverrides"]!.AsArray());
    }

    [Fact]
    public async Task Trap_34_undo_never_leaves_the_list_empty()
    {
        await using var bench = (await HybridBench.StartAsync()).Knowing();
        var applied = await bench.ApplyAsync("/ews-allow-list");
        await bench.OnlineAsync("Set-OrganizationConfig", new KeyValuePair<string, CmdletValue?>("EwsAllowedAppIDs", HybridBench.Application.ToString()));

        Assert.Equal(StepAction.Refused, (await bench.UndoAsync(applied)).Action);
        Assert.Equal(HybridBench.Application.ToString(), await ListAsync(bench));
    }

    [Fact]
    public async Task A_switch_that_nobody_set_is_set_with_the_list_and_unset_by_undo()
    {
        await using var bench = (await HybridBench.StartAsync(estate => ((JsonObject)estate["exchangeOnline"]!).Remove("ewsEnabled"))).Knowing();
        var start = await bench.TouchedAsync();

        var applied = await bench.ApplyAsync("/ews-allow-list");

        Assert.True((bool?)(await bench.StateAsync())["online"]!["ewsEnabled"]);
        await bench.UndoAsync(applied);
        Assert.Equal(start, await bench.TouchedAsync());
    }

    [Fact]
    public async Task EWS_that_somebody_switched_off_is_not_switched_on()
    {
        await using var bench = (await HybridBench.StartAsync(estate => estate["exchangeOnline"]!["ewsEnabled"] = false)).Knowing();

        Assert.Contains("Somebody decided that", HybridBench.Blocked(await bench.InspectAsync("/ews-allow-list")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_warns_that_unlisted_applications_are_kept_out()
    {
        await using var bench = await HybridBench.StartAsync(access: HybridAccess.Ews);

        Assert.Equal(Risk.Outage, bench.Step("/ews-allow-list").Risk);
        Assert.Contains("kept out", (await bench.InspectAsync("/ews-allow-list")).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b", 2)]
    [InlineData(" a , b ;c ", 3)]
    [InlineData("", 0)]
    [InlineData(null, 0)]
    public void The_list_is_read_however_it_is_separated(string? text, int entries) => Assert.Equal(entries, EwsAllowList.Of(text).Entries.Count);

    private static async Task<string?> ListAsync(EstateBench bench) => (string?)(await bench.StateAsync())["online"]!["ewsAllowedAppIds"];
}

using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Runs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

public class DedicatedHybridAppTests
{
    [Theory]
    [InlineData(HybridAccess.Ews)]
    [InlineData(HybridAccess.Graph)]
    [InlineData(HybridAccess.Both)]
    public async Task Applying_once_turns_it_on_applying_again_changes_nothing_and_undoing_goes_back(HybridAccess access)
    {
        await using var bench = await HybridBench.StartAsync(access: access);
        var start = await bench.TouchedAsync();

        var applied = await bench.ApplyAllAsync();
        Assert.Null(applied.Stopped());
        var done = await bench.TouchedAsync();
        Assert.NotEqual(start, done);

        var again = await bench.ApplyAllAsync();
        Assert.All(again.Steps, s => Assert.Equal(StepAction.LeftAlone, s.Action));
        Assert.Equal(done, await bench.TouchedAsync());

        var undone = await bench.UndoAsync(applied);
        Assert.All(undone.Steps, s => Assert.Contains(s.Action, new[] { StepAction.Undone, StepAction.LeftAlone }));
        Assert.Equal(start, await bench.TouchedAsync());
    }

    [Fact]
    public async Task Every_server_acts_on_the_override_and_the_AuthServer_names_the_application_that_was_created()
    {
        await using var bench = await HybridBench.StartAsync();
        await bench.ApplyAllAsync();

        var state = await bench.StateAsync();
        var application = bench.Context.Facts.Find(FactNames.HybridApplication);
        var server = state["datacentre"]!["authServers"]!.AsArray().Single(s => (string?)s!["type"] == "AzureAD")!;
        Assert.Equal(application, (string?)server["applicationIdentifier"]);
        Assert.Equal("https://graph.microsoft.com", (string?)server["graphBaseUrl"]);
        Assert.All(
            state["datacentre"]!["servers"]!.AsArray().Where(s => (string?)s!["role"] == "mailbox"),
            s => Assert.Equal(2, s!["variantConfiguration"]!["overrides"]!.AsArray().Count));
        Assert.Equal($"{HybridBench.OtherApplication},{application}", (string?)state["online"]!["ewsAllowedAppIds"]);
    }

    [Fact]
    public async Task The_tenant_comes_first_and_the_runner_is_visited_once()
    {
        await using var bench = await HybridBench.StartAsync();

        var stages = Executors.StagesOf(bench.Steps, bench.Profile);

        // Reading the certificate changes nothing, so its stage needs no visit.
        Assert.Equal(["runner contoso-exchange", "cloud", "runner contoso-exchange"], stages.Select(s => s.Executor.ToString()));
        Assert.Equal(["auth-certificate/exported"], stages[0].Steps);
    }

    [Fact]
    public async Task The_first_plan_shows_every_change_before_the_application_exists()
    {
        await using var bench = await HybridBench.StartAsync();
        var seen = await bench.RunAsync(BatchMode.Inspect, [.. bench.Steps.Select(s => new StepOrder(s.Id, null, null))]);

        var plan = Plan.Of("contoso", [DedicatedHybridAppProcedure.ProcedureId], bench.Steps.Zip(seen.Steps, (step, result) => (step, result.Before!.Finding)));

        Assert.Empty(plan.Obstacles);
        var authServer = plan.Changes.Single(c => c.Step.EndsWith("/auth-server", StringComparison.Ordinal));
        Assert.IsType<PlanValue.KnownAfterApply>(authServer.Finding.Changes.Single(s => s.Property is "ApplicationIdentifier").Expected);
        Assert.Contains(plan.Changes, c => c.Step.EndsWith("/override", StringComparison.Ordinal));
        Assert.Contains(plan.Changes, c => c.Step.EndsWith("/overrides-in-effect", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HybridAccess.Ews, true, false)]
    [InlineData(HybridAccess.Graph, false, true)]
    [InlineData(HybridAccess.Both, true, true)]
    public async Task The_allow_list_belongs_to_EWS_and_the_second_override_to_Graph(HybridAccess access, bool ews, bool graph)
    {
        await using var bench = await HybridBench.StartAsync(access: access);

        var steps = bench.Steps.Select(s => s.Id[(s.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]).ToList();

        Assert.Equal(ews, steps.Contains("ews-allow-list"));
        Assert.Equal(graph, steps.Contains("graph-override"));
        Assert.Equal(graph, steps.Contains("graph-address"));
        Assert.Equal(graph, steps.Contains("graph-offered"));
        Assert.Contains("override", steps);
    }
}

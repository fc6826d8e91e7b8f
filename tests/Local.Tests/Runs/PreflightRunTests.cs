using System.Text.Json.Nodes;
using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Local.Engine;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>What preflight and the proofs made before any change do to a whole run.</summary>
public sealed class PreflightRunTests : IDisposable
{
    private const string Account = "SfBOnline-ApplicationAccount";

    private readonly EngineDirectory _directory = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));

    [Fact]
    public async Task Every_run_looks_first_in_the_same_job_and_again_before_its_first_change()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);

        var result = await bench.DriveAsync(engine, bench.Request(), _limit.Token);

        var evidence = await bench.EvidenceAsync(RunId.Of(bench.Request()));
        Assert.Equal((RunOutcome.Proven, 2), (result.Outcome, result.RunnerJobs));
        Assert.Contains("Exchange organization", evidence.First(e => e.Entry.Kind is EvidenceKind.Inspected).Entry.Summary, StringComparison.Ordinal);
        Assert.Contains("Exchange organization", evidence.First(e => e.Entry.Kind is EvidenceKind.Changed).Entry.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_for_preflight_alone_only_looks()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);

        var result = await bench.DriveAsync(engine, bench.Request() with { Procedures = [ProcedureIds.Preflight] }, _limit.Token);

        Assert.Equal((RunOutcome.NothingToDo, 0, 1), (result.Outcome, result.Changes, result.RunnerJobs));
        Assert.Empty(result.Proofs);
    }

    [Fact]
    public async Task A_server_in_maintenance_stops_the_run_safely_before_anything_is_changed()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(InMaintenance));
        await using var engine = await OpenAsync(bench);
        var before = (await bench.Estate.StateAsync()).ToJsonString();

        var result = await bench.DriveAsync(engine, bench.Request(), _limit.Token);

        Assert.Equal((RunOutcome.StoppedSafely, 0, 1), (result.Outcome, result.Changes, result.RunnerJobs));
        Assert.Contains("fab-ex02.fabrikam.com is in maintenance", result.Sentence, StringComparison.Ordinal);
        Assert.Equal(before, (await bench.Estate.StateAsync()).ToJsonString());
    }

    [Fact]
    public async Task A_runner_too_old_for_a_step_is_an_obstacle_of_the_plan_and_nothing_is_applied()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        bench.Runner.Refuses = job => new JobRefusal(JobRefusalReason.UnknownStep, $"This runner's release knows no step '{job.Batch.Steps[^1].Step}'. Bring host and runner to the same release.");
        var before = (await bench.Estate.StateAsync()).ToJsonString();

        var result = await bench.DriveAsync(engine, bench.Request(), _limit.Token);

        Assert.Equal((RunOutcome.StoppedSafely, 0, 1), (result.Outcome, result.Changes, result.RunnerJobs));
        Assert.Contains("release knows no step", result.Sentence, StringComparison.Ordinal);
        Assert.Equal(before, (await bench.Estate.StateAsync()).ToJsonString());
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-6)]
    public async Task A_runner_whose_clock_is_wrong_gets_no_job_and_the_run_says_so(int minutes)
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        await SeeAsync(bench, TimeSpan.FromMinutes(minutes));

        var result = await bench.DriveAsync(engine, bench.Request(), _limit.Token);

        Assert.Equal((RunOutcome.StoppedSafely, 0, 0), (result.Outcome, result.Changes, bench.Runner.Jobs));
        Assert.Contains($"6 minutes {(minutes > 0 ? "ahead of" : "behind")} this host's", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runner_whose_clock_is_a_little_off_gets_its_jobs()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        await SeeAsync(bench, TimeSpan.FromMinutes(4));

        Assert.Equal(RunOutcome.Proven, (await bench.DriveAsync(engine, bench.Request(), _limit.Token)).Outcome);
    }

    [Fact]
    public async Task A_word_of_a_simulated_runner_from_before_a_jump_of_the_clock_keeps_no_job_from_it()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        await SeeAsync(bench, TimeSpan.FromDays(-3), RunnerSighting.SimulatedShells);

        Assert.Equal(RunOutcome.Proven, (await bench.DriveAsync(engine, bench.Request(), _limit.Token)).Outcome);
    }

    [Fact]
    public async Task Nothing_is_signed_for_a_runner_that_was_revoked()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        await new RunnerStore(bench.Records).RevokeAsync(bench.Runner.Name, new Revocation("ann", TimeProvider.System.GetUtcNow(), "stolen"), default);

        var result = await bench.DriveAsync(engine, bench.Request(), _limit.Token);

        Assert.Equal((RunOutcome.StoppedSafely, 0, 0), (result.Outcome, result.Changes, bench.Runner.Jobs));
        Assert.Contains("was revoked by 'ann'", result.Sentence, StringComparison.Ordinal);
        Assert.Contains("(stolen)", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_optional_server_in_maintenance_does_not()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(InMaintenance, profile => profile with
        {
            Topology = profile.Topology with { Servers = [profile.Topology.Servers[0], profile.Topology.Servers[1] with { Optional = true }] },
        }));
        await using var engine = await OpenAsync(bench);

        Assert.Equal(RunOutcome.Proven, (await bench.DriveAsync(engine, bench.Request(), _limit.Token)).Outcome);
    }

    [Fact]
    public async Task A_trust_that_was_proven_before_the_run_and_is_lost_in_it_fails_the_run()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        await bench.DriveAsync(engine, bench.Request("CHG1"), _limit.Token);
        await bench.Estate.InvokeAsync("Set-MailUser", new("Identity", Account), new("HiddenFromAddressListsEnabled", false));

        var result = await StopAfterFirstChangeAsync(bench, engine, async () =>
        {
            // Somebody takes a role away: what was accepted a moment ago is not any more.
            await bench.Estate.InvokeAsync("Remove-ManagementRoleAssignment", new("Identity", $"UserApplication-{Account}"), new("Confirm", false));
        });

        Assert.Equal((RunOutcome.Failed, 1), (result.Outcome, result.Changes));
        Assert.Contains("What was proven before the run is not any more: exercised", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_goes_down_after_the_approval_stops_the_run_safely_while_the_trust_is_still_proven()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        await bench.DriveAsync(engine, bench.Request("CHG1"), _limit.Token);
        await bench.Estate.InvokeAsync("Set-MailUser", new("Identity", Account), new("HiddenFromAddressListsEnabled", false));

        var result = await StopAfterFirstChangeAsync(bench, engine, () => bench.Estate.BreakAsync("server-unreachable", "fab-ex02.fabrikam.com"));

        Assert.Equal((RunOutcome.StoppedSafely, 0), (result.Outcome, result.Changes));
        Assert.Contains("fab-ex02.fabrikam.com does not answer", result.Sentence, StringComparison.Ordinal);
        Assert.NotEmpty(result.Proofs);
        Assert.All(result.Proofs, p => Assert.True(p.Passed, p.Explanation));
    }

    public void Dispose()
    {
        _limit.Dispose();
        _directory.Dispose();
    }

    private static void InMaintenance(JsonNode estate) =>
        estate["windows"] = JsonNode.Parse("""{ "fab-ex02.fabrikam.com": { "inactiveComponents": ["ServerWideOffline"] } }""");

    private Task<EmbeddedEngine> OpenAsync(RunBench bench) => _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);

    /// <summary>Approves the first plan after the world was changed behind the run's back, and rejects the plan that follows.</summary>
    private async Task<RunResult> StopAfterFirstChangeAsync(RunBench bench, EmbeddedEngine engine, Func<Task> change)
    {
        bench.Approves = false;
        var request = bench.Request("CHG2");
        var run = RunId.Of(request);
        var driven = bench.DriveAsync(engine, request, _limit.Token);
        var first = await WaitForPlanAsync(engine, run, not: null, driven);
        await change();
        await bench.DecideAsync(engine, run, first!, "approver", approved: true, _limit.Token);
        if (await WaitForPlanAsync(engine, run, not: first, driven) is { } second)
        {
            await bench.DecideAsync(engine, run, second, "approver", approved: false, _limit.Token);
        }

        return await driven;
    }

    private async Task<string?> WaitForPlanAsync(EmbeddedEngine engine, string run, string? not, Task driven)
    {
        while (!driven.IsCompleted)
        {
            var status = (await engine.FindAsync(run, _limit.Token))?.PublishedStatus<RunStatus>();
            if (status is { Phase: RunPhase.WaitingForApproval, PlanHash: { } hash } && hash != not)
            {
                return hash;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, _limit.Token);
        }

        return null;
    }

    private static Task SeeAsync(RunBench bench, TimeSpan ahead, string shells = "7.5.4")
    {
        var now = TimeProvider.System.GetUtcNow();
        return new SightingStore(bench.Records, TimeProvider.System).NoteAsync(bench.Runner.Name, new RunnerSighting("1.0", shells, now + ahead), default);
    }
}

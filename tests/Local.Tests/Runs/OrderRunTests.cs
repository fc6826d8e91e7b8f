using HybridTrust.Evidence;
using HybridTrust.Runs;
using HybridTrust.Runs.Orders;
using HybridTrust.Steps;
using HybridTrust.Testing;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>People hold, resume and cancel runs, and no change begins against their word.</summary>
public sealed class OrderRunTests : RunHouse
{
    [Fact]
    public async Task A_hold_in_the_middle_of_a_stage_stops_before_the_next_change_and_a_resume_makes_the_rest()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        var run = RunId.Of(bench.Request());
        AtChange(bench, 3, () => GiveAsync(bench, run, OrderKind.Hold));
        var driven = bench.DriveAsync(engine, bench.Request(), Limit);

        var held = await PhaseAsync(engine, run, RunPhase.Held);
        Assert.Contains("olivia put a hold on", held.Sentence, StringComparison.Ordinal);
        Assert.Equal(2, Applied(await bench.EvidenceAsync(run)).Count);
        Assert.False(driven.IsCompleted);

        await WakeAsync(bench, engine, run, OrderKind.Resume);
        var result = await driven;

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Equal(7, result.Changes);
        Assert.DoesNotContain("in place when the turn came", result.Sentence, StringComparison.Ordinal);
        var evidence = await bench.EvidenceAsync(run);
        var applied = Applied(evidence);
        Assert.Equal(applied.Distinct(StringComparer.Ordinal), applied);
        Assert.Equal(["olivia", "olivia"], evidence.Where(e => e.Entry.Kind is EvidenceKind.Ordered).Select(e => e.Entry.Actor));
    }

    [Fact]
    public async Task A_hold_on_all_keeps_every_run_from_its_first_change_until_all_are_resumed()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        var start = (await bench.Estate.StateAsync()).ToJsonString();
        var run = RunId.Of(bench.Request());
        await GiveAsync(bench, null, OrderKind.Hold);
        var driven = bench.DriveAsync(engine, bench.Request(), Limit);

        await PhaseAsync(engine, run, RunPhase.Held);
        await WakeAsync(bench, engine, run, OrderKind.Resume);
        Assert.Contains("all runs", (await PhaseAsync(engine, run, RunPhase.Held)).Sentence, StringComparison.Ordinal);
        Assert.Equal(start, (await bench.Estate.StateAsync()).ToJsonString());

        await WakeAsync(bench, engine, run, OrderKind.Resume, all: true);
        Assert.Equal(RunOutcome.Proven, (await driven).Outcome);
    }

    [Fact]
    public async Task A_cancelled_run_begins_no_further_change_and_says_who_ended_it()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        var run = RunId.Of(bench.Request());
        AtChange(bench, 2, () => GiveAsync(bench, run, OrderKind.Cancel));

        var result = await bench.DriveAsync(engine, bench.Request(), Limit);

        Assert.Equal((RunOutcome.StoppedSafely, 1), (result.Outcome, result.Changes));
        Assert.Contains("olivia cancelled", result.Sentence, StringComparison.Ordinal);
        Assert.Single(Applied(await bench.EvidenceAsync(run)));
    }

    [Fact]
    public async Task A_run_that_waits_for_approval_ends_when_it_is_cancelled()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        bench.Approves = false;
        await using var engine = await OpenAsync(bench);
        var run = RunId.Of(bench.Request());
        var driven = bench.DriveAsync(engine, bench.Request(), Limit);
        var waiting = await PhaseAsync(engine, run, RunPhase.WaitingForApproval);

        await GiveAsync(bench, run, OrderKind.Cancel);
        await engine.RaiseEventAsync(run, Approval.EventName(waiting.PlanHash!), new ApprovalNotice(waiting.PlanHash!), Limit);

        Assert.Equal((RunOutcome.StoppedSafely, 0), ((await driven).Outcome, (await driven).Changes));
    }

    [Fact]
    public async Task An_undo_that_was_held_leaves_nothing_to_put_back()
    {
        await using var bench = await RunBench.StartAsync(
            await EstateBench.StartAsync(estate => estate["exchange"]!["replicationDelaySeconds"] = 0));
        await using var engine = await OpenAsync(bench);
        await bench.DriveAsync(engine, bench.Request(), Limit);
        var undo = bench.Request(action: RunAction.Undo) with { Undoes = RunId.Of(bench.Request()) };
        AtChange(bench, 2, () => GiveAsync(bench, RunId.Of(undo), OrderKind.Hold));
        var driven = bench.DriveAsync(engine, undo, Limit);
        await PhaseAsync(engine, RunId.Of(undo), RunPhase.Held);
        await WakeAsync(bench, engine, RunId.Of(undo), OrderKind.Resume);

        Assert.Equal((RunOutcome.Undone, 7), ((await driven).Outcome, (await driven).Changes));
        Assert.Equal(RunOutcome.NothingToDo, (await bench.DriveAsync(engine, undo with { Attempt = 2 }, Limit)).Outcome);
    }

    private static List<string> Applied(IReadOnlyList<EvidenceRecord> evidence) =>
        [.. evidence.Where(e => e.Entry.Kind is EvidenceKind.Changed).Select(e => e.Details<StepEvidence>().Result).Where(r => r.Action is StepAction.Applied).Select(r => r.Step)];

    private static void AtChange(RunBench bench, int number, Func<Task> act)
    {
        var changes = 0;
        bench.Runner.BeforeChange = () => ++changes == number ? act() : Task.CompletedTask;
    }
}

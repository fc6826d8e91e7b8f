using System.Text.Json.Nodes;
using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Reports;
using HybridTrust.Runs;
using HybridTrust.Runs.Orders;
using HybridTrust.Steps;
using HybridTrust.Testing;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>Runs that cannot finish after they changed something: they stay, or the way back is planned at once.</summary>
public sealed class FailedRunTests : RunHouse
{
    [Fact]
    public async Task By_policy_the_way_back_is_planned_at_once_approved_and_taken()
    {
        await using var bench = await StartAsync(OnFailure.Undo);
        await using var engine = await OpenAsync(bench);
        var start = await bench.Estate.StateAsync();
        var driven = bench.DriveAsync(engine, bench.Request(), Limit);

        var undo = RunId.Of(Undo(bench));
        var hash = await PlanAsync(engine, undo);
        Assert.NotEmpty(EstateSettings.Between(start, await bench.Estate.StateAsync()));
        Assert.Contains(undo, (await engine.FindAsync(RunId.Of(bench.Request()), Limit))!.PublishedStatus<RunStatus>()!.Sentence, StringComparison.Ordinal);
        await bench.DecideAsync(engine, undo, hash, "approver", approved: true, Limit);
        var result = await driven;

        Assert.True(result.Outcome is RunOutcome.StoppedSafely or RunOutcome.Failed, result.Sentence);
        Assert.Contains($"The way back, {undo}: {result.Changes} changes of {RunId.Of(bench.Request())} were put back.", result.Sentence, StringComparison.Ordinal);
        Assert.Equal([], EstateSettings.Between(start, await bench.Estate.StateAsync()));
    }

    [Fact]
    public async Task Otherwise_it_stays_as_it_is()
    {
        await using var bench = await StartAsync(OnFailure.Hold);
        await using var engine = await OpenAsync(bench);

        var result = await bench.DriveAsync(engine, bench.Request(), Limit);

        Assert.True(result is { Outcome: RunOutcome.StoppedSafely, Changes: > 0 }, result.Sentence);
        Assert.Null(await engine.FindAsync(RunId.Of(Undo(bench)), Limit));
    }

    [Fact]
    public async Task A_run_that_somebody_cancelled_is_not_put_back_unasked()
    {
        await using var bench = await StartAsync(OnFailure.Undo);
        await using var engine = await OpenAsync(bench);
        var changes = 0;
        bench.Runner.BeforeChange = () => ++changes == 2
            ? new OrderLedger(bench.Records).GiveAsync(
                new OrderScope(RunId.Of(bench.Request())), new RunOrder(OrderKind.Cancel, "olivia", TimeProvider.System.GetUtcNow(), null), Limit)
            : Task.CompletedTask;

        var result = await bench.DriveAsync(engine, bench.Request(), Limit);

        Assert.Equal((RunOutcome.StoppedSafely, 1), (result.Outcome, result.Changes));
        Assert.Null(await engine.FindAsync(RunId.Of(Undo(bench)), Limit));
    }

    [Fact]
    public async Task What_may_be_half_done_is_named_in_sentence_and_report_step_by_step()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        var changes = 0;
        bench.Runner.BeforeChange = () =>
        {
            if (++changes == 3)
            {
                bench.Estate.Shells.Failures.Enqueue(new("OperationStopped", "PSRemotingTransportException", "", "", "The session broke."));
            }

            return Task.CompletedTask;
        };

        var result = await bench.DriveAsync(engine, bench.Request(), Limit);

        var run = RunId.Of(bench.Request());
        var evidence = await bench.EvidenceAsync(run);
        var failed = Assert.Single(evidence.Where(e => e.Entry.Kind is EvidenceKind.Changed).Select(e => e.Details<StepEvidence>()), s => s.Result.Action is StepAction.Failed);
        Assert.True(result is { Outcome: RunOutcome.Failed, Changes: 2 }, result.Sentence);
        Assert.Contains($"{failed.Result.Step} of stage {failed.Stage} failed: ", result.Sentence, StringComparison.Ordinal);
        Assert.Contains("The session broke.", result.Sentence, StringComparison.Ordinal);

        var instance = (await engine.FindAsync(run, Limit))!;
        var report = RunReport.Of(RunView.Of(instance, evidence), evidence, bench.Estate.Profile, ProcedureCatalogue.Default, simulated: true);
        Assert.Equal([failed.Result.Step], report.Steps.Where(s => s.Action is StepAction.Failed).Select(s => s.Step));
        var page = ReportHtml.Render(report);
        Assert.Contains("The session broke.", page, StringComparison.Ordinal);
        Assert.Contains(failed.Object, page, StringComparison.Ordinal);
    }

    // The principal refuses when everything on premises is done.
    private static async Task<RunBench> StartAsync(OnFailure policy) => await RunBench.StartAsync(await EstateBench.StartAsync(
        estate =>
        {
            estate["exchange"]!["replicationDelaySeconds"] = 0;
            estate["faults"] = new JsonArray(new JsonObject { ["name"] = "principal-refuses" });
        },
        profile => profile with { OnFailure = policy }));

    private static RunRequest Undo(RunBench bench) => bench.Request(action: RunAction.Undo) with { Undoes = RunId.Of(bench.Request()) };
}

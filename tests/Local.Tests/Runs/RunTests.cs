using HybridTrust.Evidence;
using HybridTrust.Plans;
using HybridTrust.Runs;
using HybridTrust.Testing;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>Whole runs on the embedded engine, with the estate behind them.</summary>
public sealed class RunTests : RunHouse
{
    [Fact]
    public async Task A_ticket_becomes_a_proven_trust_and_the_next_one_finds_nothing_to_do()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);

        var first = await bench.DriveAsync(engine, bench.Request("CHG1"), Limit);
        var second = await bench.DriveAsync(engine, bench.Request("CHG2"), Limit);

        Assert.Equal((RunOutcome.Proven, 7, 2), (first.Outcome, first.Changes, first.RunnerJobs));
        Assert.Equal((RunOutcome.NothingToDo, 0, 1), (second.Outcome, second.Changes, second.RunnerJobs));
        Assert.All([.. first.Proofs, .. second.Proofs], p => Assert.True(p.Passed, p.Explanation));
    }

    [Fact]
    public async Task Two_runners_are_asked_once_each_a_pass_and_the_next_run_finds_nothing_to_do()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(sample: "litware"));
        await using var engine = await OpenAsync(bench);

        var first = await bench.DriveAsync(engine, bench.Request("CHG1"), Limit);
        var jobs = bench.Runners.Select(r => r.Jobs).ToList();
        var second = await bench.DriveAsync(engine, bench.Request("CHG2"), Limit);

        Assert.Equal((RunOutcome.Proven, 6), (first.Outcome, first.Changes));
        Assert.Equal(["litware-exchange", "litware-skype"], bench.Runners.Select(r => r.Name));

        // Inspect, apply, prove: a job a pass for each of the two.
        Assert.Equal([3, 3], jobs);
        Assert.Equal((RunOutcome.NothingToDo, 0, 2), (second.Outcome, second.Changes, second.RunnerJobs));
        Assert.Equal([4, 4], bench.Runners.Select(r => r.Jobs));
        Assert.All([.. first.Proofs, .. second.Proofs], p => Assert.True(p.Passed, p.Explanation));
        Assert.Equal(2, second.Proofs.Count(p => p.Verdict is Proofs.ProofVerdict.Passed));
    }

    [Fact]
    public async Task A_plan_changes_nothing_and_says_what_is_pending()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        var before = (await bench.Estate.StateAsync()).ToJsonString();

        var result = await bench.DriveAsync(engine, bench.Request(action: RunAction.Plan), Limit);

        Assert.Equal((RunOutcome.ChangesPending, 7), (result.Outcome, result.Changes));
        Assert.Equal(before, (await bench.Estate.StateAsync()).ToJsonString());
    }

    [Fact]
    public async Task A_rejected_plan_changes_nothing()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        bench.Approves = false;
        await using var engine = await OpenAsync(bench);
        var before = (await bench.Estate.StateAsync()).ToJsonString();
        var driven = bench.DriveAsync(engine, bench.Request(), Limit);
        var hash = await PlanAsync(engine, RunId.Of(bench.Request()));

        await bench.DecideAsync(engine, RunId.Of(bench.Request()), hash, "approver", approved: false, Limit);

        Assert.Equal(RunOutcome.StoppedSafely, (await driven).Outcome);
        Assert.Equal(before, (await bench.Estate.StateAsync()).ToJsonString());
    }

    [Fact]
    public async Task An_event_raised_behind_the_APIs_back_approves_nothing_and_is_noted()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        bench.Approves = false;
        await using var engine = await OpenAsync(bench);
        var run = RunId.Of(bench.Request());
        var driven = bench.DriveAsync(engine, bench.Request(), Limit);
        var hash = await PlanAsync(engine, run);

        await engine.RaiseEventAsync(run, Approval.EventName(hash), new ApprovalNotice(hash), Limit);
        await UntilAsync(async () => (await bench.EvidenceAsync(run)).Any(e => e.Entry.Summary.Contains("raised the event by hand", StringComparison.Ordinal)));

        Assert.Equal(RunPhase.WaitingForApproval, (await engine.FindAsync(run, Limit))!.PublishedStatus<RunStatus>()!.Phase);
        await bench.DecideAsync(engine, run, hash, "approver", approved: true, Limit);
        Assert.Equal(RunOutcome.Proven, (await driven).Outcome);
    }

    [Fact]
    public async Task The_requesters_own_approval_does_not_count()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        bench.Approves = false;
        await using var engine = await OpenAsync(bench);
        var run = RunId.Of(bench.Request());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Limit);
        var driven = bench.DriveAsync(engine, bench.Request(), stop.Token);
        var hash = await PlanAsync(engine, run);

        await bench.DecideAsync(engine, run, hash, "Requester", approved: true, Limit);
        await UntilAsync(async () => (await bench.EvidenceAsync(run)).Any(e => e.Entry.Summary.Contains("cannot decide", StringComparison.Ordinal)));

        Assert.Equal(0, (await bench.EvidenceAsync(run)).Count(e => e.Entry.Kind is EvidenceKind.Changed));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => driven);
    }

    [Fact]
    public async Task A_world_that_moves_after_the_approval_is_planned_again()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        bench.Approves = false;
        await using var engine = await OpenAsync(bench);
        var run = RunId.Of(bench.Request());
        var driven = bench.DriveAsync(engine, bench.Request(), Limit);
        var first = await PlanAsync(engine, run);
        await bench.Estate.InvokeAsync(
            "New-PartnerApplication",
            new("Name", "SfBLegacy"), new("ApplicationIdentifier", "00000004-0000-0ff1-ce00-000000000000"), new("Enabled", false));

        bench.Approves = true;
        var result = await driven;

        Assert.Equal(RunOutcome.Proven, result.Outcome);
        Assert.NotEqual(first, result.PlanHash);
        var evidence = await bench.EvidenceAsync(run);
        Assert.Equal(2, evidence.Count(e => e.Entry.Kind is EvidenceKind.Planned));
        Assert.Equal(2, evidence.Count(e => e.Entry.Kind is EvidenceKind.Decided));
        var difference = Assert.Single(evidence, e => e.Entry.Summary.Contains("differs from plan", StringComparison.Ordinal)).Details<PlanDifference>();
        Assert.NotEmpty(difference.Altered);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_for_a_while_costs_no_second_approval()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        bench.Approves = false;
        await using var engine = await OpenAsync(bench);
        var run = RunId.Of(bench.Request());
        var driven = bench.DriveAsync(engine, bench.Request(), Limit);
        var hash = await PlanAsync(engine, run);

        for (var look = 0; look < 4; look++)
        {
            bench.Estate.Shells.Failures.Enqueue(new("OpenError", "PSRemotingTransportException", "", "", "WinRM cannot complete the operation."));
        }

        await bench.DecideAsync(engine, run, hash, "approver", approved: true, Limit);
        var result = await driven;

        Assert.Equal((RunOutcome.Proven, hash), (result.Outcome, result.PlanHash));
        var evidence = await bench.EvidenceAsync(run);
        Assert.Equal(2, evidence.Count(e => e.Entry.Kind is EvidenceKind.Planned));
        Assert.Single(evidence, e => e.Entry.Kind is EvidenceKind.Decided);
        Assert.Contains(evidence, e => e.Entry.Summary.Contains("the approval stands", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_plan_that_is_rejected_says_what_the_first_one_changed()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        bench.Approves = false;
        await using var engine = await OpenAsync(bench);
        var run = RunId.Of(bench.Request());
        var driven = bench.DriveAsync(engine, bench.Request(), Limit);
        var first = await PlanAsync(engine, run);
        await bench.Estate.InvokeAsync(
            "New-PartnerApplication",
            new("Name", "SfBLegacy"), new("ApplicationIdentifier", "00000004-0000-0ff1-ce00-000000000000"), new("Enabled", false));

        await bench.DecideAsync(engine, run, first, "approver", approved: true, Limit);
        var second = await PlanAsync(engine, run, not: first);
        await bench.DecideAsync(engine, run, second, "approver", approved: false, Limit);
        var result = await driven;

        Assert.Equal((RunOutcome.StoppedSafely, 4), (result.Outcome, result.Changes));
        Assert.EndsWith("rejected plan " + second[..12] + ". 4 changes were made.", result.Sentence, StringComparison.Ordinal);
        Assert.Contains(result.Proofs, p => !p.Passed);
    }

    [Fact]
    public async Task A_server_that_cannot_be_read_is_told_in_a_few_sentences_and_nothing_is_counted_as_changed()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(
            estate => estate["faults"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "server-unreachable" })));
        await using var engine = await OpenAsync(bench);

        var result = await bench.DriveAsync(engine, bench.Request(), Limit);

        Assert.Equal((RunOutcome.StoppedSafely, 0), (result.Outcome, result.Changes));
        Assert.Equal(3, result.Sentence.Split("WinRM").Length);
        Assert.Contains(
            "more steps are blocked; the report says why. Nothing was changed. Whether the trust still works was not seen everywhere: ", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_principal_that_refuses_stops_the_run_safely_with_the_explanation()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(
            estate => estate["faults"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "principal-refuses" })));
        await using var engine = await OpenAsync(bench);

        var result = await bench.DriveAsync(engine, bench.Request(), Limit);

        Assert.Equal(RunOutcome.StoppedSafely, result.Outcome);
        Assert.Contains("403", result.Sentence, StringComparison.Ordinal);
        Assert.Contains(result.Proofs, p => p.Name == "registered" && !p.Passed);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(50)]
    public async Task A_second_writer_is_outlasted_or_stops_the_run_safely_and_is_told_of(int writes)
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(estate => estate["faults"] = new System.Text.Json.Nodes.JsonArray(
            new System.Text.Json.Nodes.JsonObject { ["name"] = "second-writer", ["requests"] = writes })));
        await using var engine = await OpenAsync(bench);

        var result = await bench.DriveAsync(engine, bench.Request(), Limit);

        Assert.Equal(writes == 2 ? RunOutcome.Proven : RunOutcome.StoppedSafely, result.Outcome);
        Assert.Equal(writes != 2, result.Sentence.Contains("Another writer keeps replacing the keys of service principal", StringComparison.Ordinal));
        Assert.Equal(writes != 2, result.Sentence.Contains("00000004-0000-0ff1-ce00-000000000000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_secret_and_no_certificate_is_in_the_engines_history()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using (var engine = await OpenAsync(bench))
        {
            await bench.DriveAsync(engine, bench.Request(), Limit);
        }

        var stored = await bench.Estate.Context.RequiredVault().FindAsync("fabrikam-auth-certificate", Limit);
        var history = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(JournalPath, Limit));
        Assert.DoesNotContain(Convert.ToBase64String(stored!.Certificate.Der.Span)[..60], history, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", history, StringComparison.Ordinal);
        Assert.Contains(stored.Thumbprint, history, StringComparison.Ordinal);
    }
}

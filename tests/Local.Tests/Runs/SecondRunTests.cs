using System.Collections.Concurrent;
using HybridTrust.Evidence;
using HybridTrust.Json;
using HybridTrust.Local.Engine;
using HybridTrust.Records;
using HybridTrust.Runs;
using HybridTrust.Runs.Orders;
using HybridTrust.Runs.Turns;
using HybridTrust.Testing;
using HybridTrust.Tickets;
using HybridTrust.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>Two runs of one organization at the same time.</summary>
public sealed class SecondRunTests : RunHouse
{
    [Fact]
    public async Task One_that_queues_says_behind_which_and_begins_when_that_one_has_ended()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        var ahead = RunId.Of(bench.Request("CHG1"));
        await WakeAsync(bench, engine, ahead, OrderKind.Hold);
        var first = bench.DriveAsync(engine, bench.Request("CHG1"), Limit);
        await PhaseAsync(engine, ahead, RunPhase.Held);

        var request = bench.Request("CHG2") with { Behind = ahead };
        var second = bench.DriveAsync(engine, request, Limit);
        var waiting = await PhaseAsync(engine, RunId.Of(request), RunPhase.Waiting);
        Assert.Contains($"{ahead} of fabrikam was there first", waiting.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(await bench.EvidenceAsync(RunId.Of(request)), e => e.Entry.Kind is EvidenceKind.Inspected or EvidenceKind.Planned);

        await WakeAsync(bench, engine, ahead, OrderKind.Resume);

        Assert.Equal((RunOutcome.Proven, 7), ((await first).Outcome, (await first).Changes));
        Assert.Equal((RunOutcome.NothingToDo, 0), ((await second).Outcome, (await second).Changes));
        var ended = Assert.Single(await bench.EvidenceAsync(ahead), e => e.Entry.Kind is EvidenceKind.Ended).Entry.At;
        Assert.All(
            (await bench.EvidenceAsync(RunId.Of(request))).Where(e => e.Entry.Kind is EvidenceKind.Inspected),
            e => Assert.True(e.Entry.At >= ended, e.Entry.Summary));
    }

    [Fact]
    public async Task One_that_waits_for_a_run_that_died_passes_it_and_its_evidence_and_its_ticket_say_so()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        EmbeddedEngine? asked = null;
        await using var services = bench.AddTo(new ServiceCollection()).AddSingleton<IWorkflowClient>(_ => asked!).BuildServiceProvider();
        await using var engine = asked = await OpenAsync(bench, services);
        var dead = bench.Request("CHG1") with { Organization = "nowhere" };
        await engine.StartAsync(RunWorkflow.Reference, RunId.Of(dead), dead, Limit);
        Assert.Equal(InstanceStatus.Failed, (await engine.WaitForEndAsync(RunId.Of(dead), Limit)).Status);
        Assert.Empty(await bench.EvidenceAsync(RunId.Of(dead)));

        var request = bench.Request("CHG2") with { Behind = RunId.Of(dead) };
        var result = await bench.DriveAsync(engine, request, Limit);

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        var passed = Assert.Single(await bench.EvidenceAsync(RunId.Of(request)), e => e.Entry.Summary.Contains("passes it", StringComparison.Ordinal)).Entry.Summary;
        Assert.Contains(RunId.Of(dead), passed, StringComparison.Ordinal);
        Assert.Contains("nowhere", passed, StringComparison.Ordinal);
        Assert.Single(await bench.ToldAsync(RunId.Of(request)), c => c.Key is "passed" && c.Text == passed);
    }

    [Fact]
    public async Task One_that_waits_for_a_run_that_was_claimed_and_never_started_waits_until_the_claim_is_old()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        EmbeddedEngine? asked = null;
        await using var services = bench.AddTo(new ServiceCollection()).AddSingleton<IWorkflowClient>(_ => asked!).BuildServiceProvider();
        await using var engine = asked = await OpenAsync(bench, services);
        var ahead = bench.Request("CHG1");
        var turns = new TurnLedger(bench.Records, TimeProvider.System);
        Assert.True(await turns.TryClaimAsync(await turns.ReadAsync("fabrikam", Limit), RunId.Of(ahead), ahead, Limit));

        var request = bench.Request("CHG2") with { Behind = RunId.Of(ahead) };
        var driven = bench.DriveAsync(engine, request, Limit);
        await PhaseAsync(engine, RunId.Of(request), RunPhase.Waiting);

        // As two minutes later.
        await bench.Records.SaveAsync(new RecordKey("turns", "fabrikam"), TrustJson.SerializeToUtf8(new TurnClaims([])), Limit);
        await WakeAsync(bench, engine, RunId.Of(request), OrderKind.Hold);
        await WakeAsync(bench, engine, RunId.Of(request), OrderKind.Resume);

        Assert.Equal(RunOutcome.Proven, (await driven).Outcome);
        Assert.Contains(await bench.EvidenceAsync(RunId.Of(request)), e => e.Entry.Summary.Contains("There is no such run", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_queues_ends_when_it_is_cancelled_and_has_looked_at_nothing()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        var request = bench.Request() with { Behind = "run-00000000000000000000" };
        var driven = bench.DriveAsync(engine, request, Limit);
        await PhaseAsync(engine, RunId.Of(request), RunPhase.Waiting);

        await WakeAsync(bench, engine, RunId.Of(request), OrderKind.Cancel);

        Assert.Equal((RunOutcome.StoppedSafely, 0), ((await driven).Outcome, (await driven).RunnerJobs));
        Assert.Contains("olivia cancelled", (await driven).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_waits_keeps_no_lock_so_that_what_is_urgent_passes_it()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        var slow = RunId.Of(bench.Request("CHG1"));

        // Held in the middle of its stage: it has made changes, and it will be long before it goes on.
        var changes = 0;
        bench.Runner.BeforeChange = () => ++changes == 3 ? WakeAsync(bench, engine, slow, OrderKind.Hold) : Task.CompletedTask;
        var waiting = bench.DriveAsync(engine, bench.Request("CHG1"), Limit);
        await PhaseAsync(engine, slow, RunPhase.Held);

        var urgent = await bench.DriveAsync(engine, bench.Request("INC1"), Limit);

        Assert.True(urgent.Outcome is RunOutcome.Proven, urgent.Sentence);
        Assert.Equal(5, urgent.Changes);
        Assert.False(waiting.IsCompleted);
        await WakeAsync(bench, engine, slow, OrderKind.Resume);
        var late = await waiting;
        Assert.True(late.Outcome is RunOutcome.Proven, late.Sentence);
        Assert.Equal(2, late.Changes);
    }

    [Fact]
    public async Task A_ticket_that_a_run_carries_is_told_what_the_runs_own_ticket_is_told()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        var told = new Told();
        await using var services = bench.AddTo(new ServiceCollection()).AddSingleton<ITicketing>(told).BuildServiceProvider();
        await using var engine = await OpenAsync(bench, services);
        var other = bench.Request("CHG2");
        await new AttachmentStore(bench.Records).KeepAsync(
            new Attachment(RunId.Of(bench.Request()), RunId.Of(other), other.Ticket, "other", TimeProvider.System.GetUtcNow()), Limit);

        await bench.DriveAsync(engine, bench.Request(), Limit);

        var own = told.Comments.Where(c => c.Ticket == bench.Request().Ticket).Select(c => c.Comment).ToList();
        var carried = told.Comments.Where(c => c.Ticket == other.Ticket).Select(c => c.Comment).ToList();
        Assert.Contains(own, c => c.Key == "end");
        Assert.Equal(own.Select(c => (c.Key, c.Text)), carried.Select(c => (c.Key, c.Text)));
        Assert.All(carried, c => Assert.Equal(RunId.Of(other), c.Run));
    }

    private sealed class Told : ITicketing
    {
        public ConcurrentQueue<(TicketReference Ticket, TicketComment Comment)> Comments { get; } = [];

        public Task CommentAsync(TicketReference ticket, TicketComment comment, CancellationToken cancellation)
        {
            Comments.Enqueue((ticket, comment));
            return Task.CompletedTask;
        }
    }
}

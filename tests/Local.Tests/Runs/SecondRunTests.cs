using System.Collections.Concurrent;
using HybridTrust.Evidence;
using HybridTrust.Local.Engine;
using HybridTrust.Local.Tests.Engine;
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
public sealed class SecondRunTests : IDisposable
{
    private readonly EngineDirectory _directory = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(3));

    [Fact]
    public async Task One_that_queues_says_behind_which_and_begins_when_that_one_has_ended()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);
        var ahead = RunId.Of(bench.Request("CHG1"));
        await GiveAsync(bench, engine, ahead, OrderKind.Hold);
        var first = bench.DriveAsync(engine, bench.Request("CHG1"), _limit.Token);
        await PhaseAsync(engine, ahead, RunPhase.Held);

        var request = bench.Request("CHG2") with { Behind = ahead };
        var second = bench.DriveAsync(engine, request, _limit.Token);
        var waiting = await PhaseAsync(engine, RunId.Of(request), RunPhase.Waiting);
        Assert.Contains($"{ahead} of fabrikam was there first", waiting.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(await bench.EvidenceAsync(RunId.Of(request)), e => e.Entry.Kind is EvidenceKind.Inspected or EvidenceKind.Planned);

        await GiveAsync(bench, engine, ahead, OrderKind.Resume);

        Assert.Equal((RunOutcome.Proven, 7), ((await first).Outcome, (await first).Changes));
        Assert.Equal((RunOutcome.NothingToDo, 0), ((await second).Outcome, (await second).Changes));
        var ended = Assert.Single(await bench.EvidenceAsync(ahead), e => e.Entry.Kind is EvidenceKind.Ended).Entry.At;
        Assert.All(
            (await bench.EvidenceAsync(RunId.Of(request))).Where(e => e.Entry.Kind is EvidenceKind.Inspected),
            e => Assert.True(e.Entry.At >= ended, e.Entry.Summary));
    }

    [Fact]
    public async Task One_that_queues_ends_when_it_is_cancelled_and_has_looked_at_nothing()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);
        var request = bench.Request() with { Behind = "run-00000000000000000000" };
        var driven = bench.DriveAsync(engine, request, _limit.Token);
        await PhaseAsync(engine, RunId.Of(request), RunPhase.Waiting);

        await GiveAsync(bench, engine, RunId.Of(request), OrderKind.Cancel);

        Assert.Equal((RunOutcome.StoppedSafely, 0), ((await driven).Outcome, (await driven).RunnerJobs));
        Assert.Contains("olivia cancelled", (await driven).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_waits_keeps_no_lock_so_that_what_is_urgent_passes_it()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);
        var slow = RunId.Of(bench.Request("CHG1"));

        // Held in the middle of its stage: it has made changes, and it will be long before it goes on.
        var changes = 0;
        bench.Runner.BeforeChange = () => ++changes == 3 ? GiveAsync(bench, engine, slow, OrderKind.Hold) : Task.CompletedTask;
        var waiting = bench.DriveAsync(engine, bench.Request("CHG1"), _limit.Token);
        await PhaseAsync(engine, slow, RunPhase.Held);

        var urgent = await bench.DriveAsync(engine, bench.Request("INC1"), _limit.Token);

        Assert.True(urgent.Outcome is RunOutcome.Proven, urgent.Sentence);
        Assert.Equal(5, urgent.Changes);
        Assert.False(waiting.IsCompleted);
        await GiveAsync(bench, engine, slow, OrderKind.Resume);
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
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: services);
        var other = bench.Request("CHG2");
        await new AttachmentStore(bench.Records).KeepAsync(
            new Attachment(RunId.Of(bench.Request()), RunId.Of(other), other.Ticket, "other", TimeProvider.System.GetUtcNow()), _limit.Token);

        await bench.DriveAsync(engine, bench.Request(), _limit.Token);

        var own = told.Comments.Where(c => c.Ticket == bench.Request().Ticket).Select(c => c.Comment).ToList();
        var carried = told.Comments.Where(c => c.Ticket == other.Ticket).Select(c => c.Comment).ToList();
        Assert.Contains(own, c => c.Key == "end");
        Assert.Equal(own.Select(c => (c.Key, c.Text)), carried.Select(c => (c.Key, c.Text)));
        Assert.All(carried, c => Assert.Equal(RunId.Of(other), c.Run));
    }

    public void Dispose()
    {
        _limit.Dispose();
        _directory.Dispose();
    }

    private async Task GiveAsync(RunBench bench, EmbeddedEngine engine, string run, OrderKind kind)
    {
        await new OrderLedger(bench.Records).GiveAsync(new OrderScope(run), new RunOrder(kind, "olivia", TimeProvider.System.GetUtcNow(), null), _limit.Token);
        var given = (await new OrderLedger(bench.Records).ReadAsync(run, _limit.Token)).Given;
        await engine.RaiseEventAsync(run, OrderNotice.EventName(given - 1), new OrderNotice(given), _limit.Token);
    }

    private async Task<RunStatus> PhaseAsync(EmbeddedEngine engine, string run, RunPhase phase)
    {
        while (true)
        {
            if ((await engine.FindAsync(run, _limit.Token))?.PublishedStatus<RunStatus>() is { } status && status.Phase == phase)
            {
                return status;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, _limit.Token);
        }
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

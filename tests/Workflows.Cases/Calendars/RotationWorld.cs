using System.Text.Json.Nodes;
using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Runs;
using HybridTrust.Runs.Orders;
using HybridTrust.Runs.Rotations;
using HybridTrust.Steps;
using HybridTrust.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace HybridTrust.Workflows.Cases.Calendars;

/// <summary>A sample whose trust is set up, a rotation in it, and the engine that carries the rotation out: all on one clock.</summary>
public sealed class RotationWorld : IAsyncDisposable
{
    private readonly ITimedEngine _engine;
    private readonly HashSet<string> _decided = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(4));

    private RotationWorld(SimulatedTime clock, RunBench bench, ITimedEngine engine, IWorkflowClient client)
    {
        _engine = engine;
        Bench = bench;
        Clock = clock;
        Began = clock.GetUtcNow();
        Calendar = new Calendar(engine, clock, client) { Others = OthersAsync };
        Request = bench.Request("CHG7", RunAction.Rotate);
    }

    /// <summary>Everything but the engine.</summary>
    public RunBench Bench { get; }

    /// <summary>Everybody's clock.</summary>
    public SimulatedTime Clock { get; }

    /// <summary>What lets time pass.</summary>
    public Calendar Calendar { get; }

    /// <summary>When the rotation was asked for.</summary>
    public DateTimeOffset Began { get; }

    /// <summary>The ticket.</summary>
    public RunRequest Request { get; }

    /// <summary>Each phase that the run was seen in, and when it came to it.</summary>
    public List<Sighting> Phases { get; } = [];

    /// <summary>Starts the world.</summary>
    /// <param name="create">Makes the engine.</param>
    /// <param name="sample">The organization.</param>
    /// <param name="ports">Adds to what activities are made of, in the place of the simulation's own ports.</param>
    public static async Task<RotationWorld> StartAsync(
        Func<SimulatedTime, ITimedEngine> create, string sample = "fabrikam", Action<EstateBench, IServiceCollection>? ports = null)
    {
        var clock = new SimulatedTime(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var estate = await EstateBench.StartAsync(sample: sample, time: clock.ForWork, clock: clock);
        Assert.Null((await estate.ApplyAllAsync()).Stopped());
        estate.Shells.Calls.Clear();
        var bench = await RunBench.StartAsync(estate, clock.ForWork);
        var engine = create(clock);
        var client = await engine.StartAsync(new WorkflowRegistry().AddRuns(), services =>
        {
            bench.AddTo(services);
            ports?.Invoke(estate, services);
        });
        return new RotationWorld(clock, bench, engine, client);
    }

    /// <summary>Carries the rotation out to its end.</summary>
    public async Task<RunResult> RotateAsync()
    {
        await Calendar.Client.StartAsync(RunWorkflow.Reference, RunId.Of(Request), Request, _limit.Token);
        var ended = await Calendar.PassAsync(RunId.Of(Request), _limit.Token);
        return ended.Output<RunResult>() ?? throw new InvalidOperationException($"{ended.InstanceId} ended {ended.Status}: {ended.Failure}");
    }

    /// <summary>Somebody gives the run an order, as the API does, once a time has come.</summary>
    public void OrderAt(DateTimeOffset time, OrderKind kind)
    {
        var before = Calendar.Meanwhile;
        var given = false;
        Calendar.Meanwhile = async now =>
        {
            await before(now);
            if (now >= time && !given)
            {
                given = true;
                var orders = await new OrderLedger(Bench.Records).GiveAsync(new OrderScope(RunId.Of(Request)), new RunOrder(kind, "olivia", now, "merger"), _limit.Token);
                await NotifyAsync(RunId.Of(Request), orders.Orders.Count);
                await foreach (var stretch in Calendar.Client.QueryAsync(RotationWatchWorkflow.PrefixOf(RunId.Of(Request)), InstanceStatus.Running, _limit.Token))
                {
                    await NotifyAsync(stretch.InstanceId, orders.Orders.Count);
                }
            }
        };
    }

    /// <summary>Switches a fault of the estate on.</summary>
    public Task BreakAsync(string fault, JsonObject how) => Bench.Estate.BreakAsync(fault, how);

    /// <summary>How often a cmdlet or operation was called on premises.</summary>
    public int Count(string operation) => Bench.Estate.Shells.Calls.Count(c => c == operation);

    /// <summary>The evidence of what was changed.</summary>
    public async Task<IReadOnlyList<EvidenceRecord>> AppliedAsync() =>
        [.. (await Bench.EvidenceAsync(RunId.Of(Request))).Where(r => r.Entry.Kind is EvidenceKind.Changed && r.Details<StepEvidence>().Result.Action is StepAction.Applied)];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await Bench.DisposeAsync();
        _limit.Dispose();
    }

    private async Task NotifyAsync(string instance, int given) =>
        await Calendar.Client.RaiseEventAsync(instance, OrderNotice.EventName(given - 1), new OrderNotice(given), _limit.Token);

    private async Task<bool> OthersAsync(WorkflowInstance run)
    {
        foreach (var runner in Bench.Runners)
        {
            await runner.AnswerAsync(Calendar.Client, Bench.Records, Bench.Signer, _limit.Token);
        }

        var status = run.PublishedStatus<RunStatus>();
        if (status is not null && status.Phase != Phases.LastOrDefault()?.Phase)
        {
            Phases.Add(new Sighting(status.Phase, Clock.GetUtcNow()));
        }

        if (status is { Phase: RunPhase.WaitingForApproval, PlanHash: { } hash } && _decided.Add(hash))
        {
            await Bench.DecideAsync(Calendar.Client, run.InstanceId, hash, "approver", approved: true, _limit.Token);
            return true;
        }

        return await HasJobsAsync();
    }

    private async Task<bool> HasJobsAsync()
    {
        await foreach (var _ in Calendar.Client.QueryAsync(JobId.Prefix, InstanceStatus.Running, _limit.Token))
        {
            return true;
        }

        return false;
    }
}

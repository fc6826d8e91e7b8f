using HybridTrust.Local.Engine;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Runs;
using HybridTrust.Runs.Orders;
using HybridTrust.Testing;
using HybridTrust.Workflows;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>What tests of whole runs share: where the engine keeps its journal, an end to all waiting, and what people do beside a run.</summary>
public abstract class RunHouse : IDisposable
{
    private readonly EngineDirectory _directory = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(3));

    /// <summary>Ends whatever is waited for.</summary>
    private protected CancellationToken Limit => _limit.Token;

    /// <summary>Where the engine writes down what happens.</summary>
    private protected string JournalPath => _directory.JournalPath;

    public void Dispose()
    {
        _limit.Dispose();
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>An engine that carries runs out.</summary>
    /// <param name="bench">Everybody else.</param>
    /// <param name="services">What activities are made of; the bench's when left out.</param>
    private protected Task<EmbeddedEngine> OpenAsync(RunBench bench, IServiceProvider? services = null) =>
        _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: services ?? bench.Services);

    /// <summary>What a run shows when it has come to a phase.</summary>
    private protected async Task<RunStatus> PhaseAsync(EmbeddedEngine engine, string run, RunPhase phase, Func<RunStatus, bool>? fits = null)
    {
        RunStatus? status = null;
        await UntilAsync(async () =>
            (status = (await engine.FindAsync(run, Limit))?.PublishedStatus<RunStatus>()) is not null && status.Phase == phase && fits?.Invoke(status) is not false);
        return status!;
    }

    /// <summary>The plan that a run waits with.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="run">The run.</param>
    /// <param name="not">A plan that it waited with before.</param>
    private protected async Task<string> PlanAsync(EmbeddedEngine engine, string run, string? not = null) =>
        (await PhaseAsync(engine, run, RunPhase.WaitingForApproval, status => status.PlanHash is { } hash && hash != not)).PlanHash!;

    private protected async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Limit);
        }
    }

    /// <summary>Olivia gives an order; nobody is woken by it.</summary>
    private protected Task<GivenOrders> GiveAsync(RunBench bench, string? run, OrderKind kind) => new OrderLedger(bench.Records).GiveAsync(
        new OrderScope(run), new RunOrder(kind, "olivia", TimeProvider.System.GetUtcNow(), null), Limit);

    /// <summary>Olivia gives an order, and the run is woken, as the API does it.</summary>
    private protected async Task WakeAsync(RunBench bench, EmbeddedEngine engine, string run, OrderKind kind, bool all = false)
    {
        await GiveAsync(bench, all ? null : run, kind);
        var given = (await new OrderLedger(bench.Records).ReadAsync(run, Limit)).Given;
        await engine.RaiseEventAsync(run, OrderNotice.EventName(given - 1), new OrderNotice(given), Limit);
    }
}

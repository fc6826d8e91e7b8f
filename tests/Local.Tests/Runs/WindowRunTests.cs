using HybridTrust.Evidence;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Steps;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>A stage that is longer than the maintenance window.</summary>
public sealed class WindowRunTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddHours(12), TimeSpan.Zero);

    private readonly EngineDirectory _directory = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));

    [Fact]
    public async Task Servers_that_the_window_left_are_recycled_in_the_next_one_and_none_twice()
    {
        // Shut for two seconds a day: that is all that the test waits.
        var time = new ShiftedTime(Noon.AddMinutes(-3));
        await using var bench = await StartAsync(new TimeOnly(12, 0, 2), time);
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services, time: time);
        AtRecycling(bench, 2, () => time.Set(Noon));

        var result = await bench.DriveAsync(engine, bench.Request(), _limit.Token);

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        var changed = await RecyclingsAsync(bench);
        var late = changed.FindIndex(r => r.Action is StepAction.OutOfWindow);
        Assert.True(late > 0);
        Assert.Contains("maintenance window of northwind closed at", changed[late].Explanation, StringComparison.Ordinal);
        Assert.All(changed.Take(late), r => Assert.True(r.StartedAt < Noon.AddSeconds(1)));
        Assert.All(changed.Where(r => r.Action is StepAction.Applied).Skip(late), r => Assert.True(r.StartedAt >= Noon.AddSeconds(2)));
        var applied = changed.Where(r => r.Action is StepAction.Applied).Select(r => r.Step).ToList();
        Assert.Equal(applied.Distinct(StringComparer.Ordinal), applied);
        Assert.Equal(SampleRun.Of("northwind").Changes, result.Changes);
    }

    [Fact]
    public async Task A_run_says_that_it_waits_for_the_next_window_while_servers_are_left()
    {
        var time = new ShiftedTime(Noon.AddMinutes(-3));
        await using var bench = await StartAsync(new TimeOnly(18, 0), time);
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services, time: time);
        AtRecycling(bench, 2, () => time.Set(Noon));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token);
        var driven = bench.DriveAsync(engine, bench.Request(), stop.Token);

        RunStatus? status = null;
        while (status is not { Phase: RunPhase.Waiting })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, _limit.Token);
            status = (await engine.FindAsync(RunId.Of(bench.Request()), _limit.Token))?.PublishedStatus<RunStatus>();
        }

        Assert.Contains($"opens at {Noon.AddHours(6):u}", status.Sentence, StringComparison.Ordinal);
        Assert.Equal([StepAction.Applied, StepAction.OutOfWindow], (await RecyclingsAsync(bench)).Select(r => r.Action).Distinct().Where(a => a is not StepAction.NotReached));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => driven);
    }

    public void Dispose()
    {
        _limit.Dispose();
        _directory.Dispose();
    }

    private static async Task<RunBench> StartAsync(TimeOnly opens, TimeProvider time) => await RunBench.StartAsync(
        await EstateBench.StartAsync(
            adapt: profile => profile with
            {
                MaintenanceWindow = new MaintenanceWindow { Days = Enum.GetValues<DayOfWeek>(), Opens = opens, Closes = new TimeOnly(12, 0) },
            },
            sample: "northwind"),
        time);

    /// <summary>Pools are recycled by one call a server.</summary>
    private static void AtRecycling(RunBench bench, int call, Action then)
    {
        var calls = 0;
        bench.Estate.Shells.OnCall = asked =>
        {
            if (asked.Operation.Contains("Recycle", StringComparison.OrdinalIgnoreCase) && ++calls == call)
            {
                then();
            }
        };
    }

    private static async Task<List<StepResult>> RecyclingsAsync(RunBench bench) =>
        [.. (await bench.EvidenceAsync(RunId.Of(bench.Request())))
            .Where(e => e.Entry.Kind is EvidenceKind.Changed)
            .Select(e => e.Details<StepEvidence>().Result)
            .Where(r => r.Step.Contains("/recycled-", StringComparison.Ordinal))];
}

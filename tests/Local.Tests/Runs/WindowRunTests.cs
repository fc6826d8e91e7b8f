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
    /// <summary>Later than any test runs, and no further off than clocks of servers may differ.</summary>
    private readonly DateTimeOffset _closes = TimeProvider.System.GetUtcNow().AddMinutes(3);

    private readonly ShiftedTime _time = new();
    private readonly EngineDirectory _directory = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));

    [Fact]
    public async Task Servers_that_the_window_left_are_recycled_in_the_next_one_and_none_twice()
    {
        // Shut for two seconds a day: that is all that the test waits.
        await using var bench = await StartAsync(_closes.AddSeconds(2));
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services, time: _time);
        AtRecycling(bench, 2, () => _time.Set(_closes));

        var result = await bench.DriveAsync(engine, bench.Request(), _limit.Token);

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        var changed = await RecyclingsAsync(bench);
        var late = changed.FindIndex(r => r.Action is StepAction.OutOfWindow);
        Assert.True(late > 0);
        Assert.Contains("maintenance window of northwind closed at", changed[late].Explanation, StringComparison.Ordinal);
        Assert.All(changed.Take(late), r => Assert.True(r.StartedAt < _closes.AddSeconds(1)));
        Assert.All(changed.Where(r => r.Action is StepAction.Applied).Skip(late), r => Assert.True(r.StartedAt >= _closes.AddSeconds(2)));
        var applied = changed.Where(r => r.Action is StepAction.Applied).Select(r => r.Step).ToList();
        Assert.Equal(applied.Distinct(StringComparer.Ordinal), applied);
        Assert.Equal(SampleRun.Of("northwind").Changes, result.Changes);
    }

    [Fact]
    public async Task A_run_says_that_it_waits_for_the_next_window_while_servers_are_left()
    {
        await using var bench = await StartAsync(_closes.AddHours(6));
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services, time: _time);
        AtRecycling(bench, 2, () => _time.Set(_closes));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token);
        var driven = bench.DriveAsync(engine, bench.Request(), stop.Token);

        RunStatus? status = null;
        while (status is not { Phase: RunPhase.Waiting })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, _limit.Token);
            status = (await engine.FindAsync(RunId.Of(bench.Request()), _limit.Token))?.PublishedStatus<RunStatus>();
        }

        Assert.Contains($"opens at {_closes.AddHours(6):u}", status.Sentence, StringComparison.Ordinal);
        Assert.Equal([StepAction.Applied, StepAction.OutOfWindow], (await RecyclingsAsync(bench)).Select(r => r.Action).Distinct().Where(a => a is not StepAction.NotReached));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => driven);
    }

    public void Dispose()
    {
        _limit.Dispose();
        _directory.Dispose();
    }

    private async Task<RunBench> StartAsync(DateTimeOffset opens) => await RunBench.StartAsync(
        await EstateBench.StartAsync(
            adapt: profile => profile with
            {
                MaintenanceWindow = new MaintenanceWindow { Days = Enum.GetValues<DayOfWeek>(), Opens = TimeOnly.FromDateTime(opens.UtcDateTime), Closes = TimeOnly.FromDateTime(_closes.UtcDateTime) },
            },
            sample: "northwind"),
        _time);

    /// <summary>Pools are recycled by one call a server.</summary>
    private static void AtRecycling(RunBench bench, int call, Action then)
    {
        var calls = 0;
        bench.Estate.Shells.OnCall = asked =>
        {
            if (asked.Call.Operation.Contains("Recycle", StringComparison.OrdinalIgnoreCase) && ++calls == call)
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

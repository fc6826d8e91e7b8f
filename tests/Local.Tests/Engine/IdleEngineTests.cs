using HybridTrust.Local.Engine;
using HybridTrust.Simulation.Client;
using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases;
using Xunit;

namespace HybridTrust.Local.Tests.Engine;

/// <summary>An engine that knows when it has nothing to do but wait, and waits that are longer than a timer of the machine.</summary>
public sealed class IdleEngineTests : IDisposable
{
    private readonly EngineDirectory _directory = new();
    private readonly EstateTime _time = new(TimeProvider.System);
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(1));

    [Fact]
    public async Task A_wait_of_400_days_ends_when_the_clock_gets_there_and_not_before()
    {
        var registry = new WorkflowRegistry();
        var flow = registry.Workflow<int, DateTimeOffset>("flow", async (workflow, days) =>
        {
            await workflow.DelayUntilAsync(workflow.UtcNow.AddDays(days));
            return workflow.UtcNow;
        });
        await using var engine = await _directory.OpenAsync(registry, time: _time);
        var began = _time.GetUtcNow();
        await engine.StartAsync(flow, "long", 400, default);

        _time.Follow(TimeSpan.FromDays(399));
        var due = await NextTimerAsync(engine);
        Assert.True(due >= began.AddDays(400), $"{due:u}");
        Assert.Equal(InstanceStatus.Running, (await engine.FindAsync("long", default))!.Status);

        _time.Follow(TimeSpan.FromDays(401));
        var ended = await engine.WaitForEndAsync("long", _limit.Token);
        Assert.True(ended.Output<DateTimeOffset>() >= began.AddDays(400));
    }

    [Fact]
    public async Task A_wait_of_40_days_goes_on_after_a_crash_and_later_times_are_not_earlier()
    {
        var registry = new WorkflowRegistry();
        var flow = registry.Workflow<int, DateTimeOffset>("flow", async (workflow, days) =>
        {
            await workflow.DelayUntilAsync(workflow.UtcNow.AddDays(days));
            return workflow.UtcNow;
        });
        var began = _time.GetUtcNow();
        await using (var first = await _directory.OpenAsync(registry, time: _time))
        {
            await first.StartAsync(flow, "long", 40, default);
            await NextTimerAsync(first);
            _time.Follow(TimeSpan.FromDays(20));
            await first.KillAsync();
        }

        await using var second = await _directory.OpenAsync(registry, time: _time);
        Assert.True(await NextTimerAsync(second) >= began.AddDays(40));
        _time.Follow(TimeSpan.FromDays(41));

        Assert.True((await second.WaitForEndAsync("long", _limit.Token)).Output<DateTimeOffset>() >= began.AddDays(40));
    }

    [Fact]
    public async Task On_the_machines_own_clock_a_wait_of_400_days_is_armed()
    {
        var registry = new WorkflowRegistry();
        var flow = registry.Workflow<int, bool>("flow", async (workflow, days) =>
        {
            await workflow.DelayUntilAsync(workflow.UtcNow.AddDays(days));
            return true;
        });
        await using var engine = await _directory.OpenAsync(registry);
        await engine.StartAsync(flow, "long", 400, default);

        Assert.True(await NextTimerAsync(engine) > TimeProvider.System.GetUtcNow().AddDays(399));
        Assert.Equal(InstanceStatus.Running, (await engine.FindAsync("long", default))!.Status);
    }

    [Fact]
    public async Task An_engine_with_an_activity_under_way_is_not_idle()
    {
        var registry = new WorkflowRegistry();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = registry.Activity<int, int>("work", async (number, _) =>
        {
            begun.SetResult();
            await release.Task;
            return number;
        });
        var flow = registry.Workflow<int, int>("flow", async (workflow, number) =>
            (await workflow.CallActivityAsync(work, number)).Required());
        await using var engine = await _directory.OpenAsync(registry, time: _time);
        await engine.StartAsync(flow, "busy", 1, default);
        await begun.Task.WaitAsync(_limit.Token);

        Assert.False(await engine.WhileIdleAsync(_ => Task.CompletedTask));

        release.SetResult();
        await engine.WaitForEndAsync("busy", _limit.Token);
        Assert.Null(await NextTimerAsync(engine));
    }

    [Fact]
    public async Task What_comes_while_the_clock_is_moved_begins_after_it()
    {
        var registry = new WorkflowRegistry();
        var flow = registry.Workflow<int, DateTimeOffset>("flow", (workflow, _) => Task.FromResult(workflow.UtcNow));
        await using var engine = await _directory.OpenAsync(registry, time: _time);
        Task<StartOutcome>? starting = null;

        Assert.True(await engine.WhileIdleAsync(_ =>
        {
            starting = engine.StartAsync(flow, "late", 1, default);
            Assert.False(starting.IsCompleted);
            return Task.CompletedTask;
        }));

        Assert.Equal(StartOutcome.Started, await starting!);
        Assert.Equal(InstanceStatus.Completed, (await engine.WaitForEndAsync("late", _limit.Token)).Status);
    }

    public void Dispose()
    {
        _limit.Dispose();
        _directory.Dispose();
    }

    private async Task<DateTimeOffset?> NextTimerAsync(EmbeddedEngine engine)
    {
        DateTimeOffset? next = null;
        while (!await engine.WhileIdleAsync(due =>
        {
            next = due;
            return Task.CompletedTask;
        }))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, _limit.Token);
        }

        return next;
    }
}

using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases;
using Xunit;

namespace HybridTrust.Local.Tests.Engine;

public sealed class ForeignAwaitTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(30));
    private readonly EngineDirectory _directory = new();

    [Fact]
    public Task A_delay_is_found() => CheckAsync(async (_, _) => await Task.Delay(TimeSpan.FromMilliseconds(20)));

    [Fact]
    public Task A_delay_that_never_ends_is_found() => CheckAsync(async (_, _) => await Task.Delay(Timeout.InfiniteTimeSpan));

    [Fact]
    public Task Work_on_the_thread_pool_is_found() => CheckAsync(async (_, _) =>
        await Task.Run(async () => await Task.Delay(TimeSpan.FromMilliseconds(5))));

    [Fact]
    public Task A_delay_while_an_activity_runs_is_found() => CheckAsync(async (workflow, slow) =>
    {
        var running = workflow.CallActivityAsync(slow, 1);
        await Task.Delay(TimeSpan.FromMilliseconds(20));
        await running;
    });

    [Fact]
    public Task A_delay_beside_a_long_wait_is_found_when_it_ends() => CheckAsync(async (workflow, _) =>
    {
        var waiting = workflow.WaitForEventAsync<int>("never", workflow.UtcNow.AddHours(1));
        await Task.Delay(TimeSpan.FromMilliseconds(20));
        await waiting;
    });

    [Fact]
    public Task Leaving_the_scheduler_is_found() => CheckAsync(async (workflow, slow) =>
    {
        var running = workflow.CallActivityAsync(slow, 1);
        await Task.Delay(TimeSpan.FromMilliseconds(20)).ConfigureAwait(false);
        await running;
    });

    [Fact]
    public Task A_call_from_a_foreign_thread_is_found() => CheckAsync(async (workflow, slow) =>
    {
        var waiting = workflow.WaitForEventAsync<int>("never", workflow.UtcNow.AddHours(1));
        await Task.Delay(TimeSpan.FromMilliseconds(20)).ConfigureAwait(false);
        await workflow.CallActivityAsync(slow, 1);
        await waiting;
    });

    public void Dispose()
    {
        _directory.Dispose();
        _limit.Dispose();
    }

    private async Task CheckAsync(Func<IWorkflow, ActivityReference<int, int>, Task> body)
    {
        var registry = new WorkflowRegistry();
        var slow = registry.Activity<int, int>("slow", async (input, cancellation) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
            return input;
        });
        var flow = registry.Workflow<int, int>("flow", async (workflow, input) =>
        {
            await body(workflow, slow);
            return input;
        });
        await using var engine = await _directory.OpenAsync(registry);

        await engine.StartAsync(flow, "run-1", 1, _limit.Token);
        var ended = await engine.WaitForEndAsync("run-1", _limit.Token);

        Assert.Equal(InstanceStatus.Failed, ended.Status);
        Assert.Equal("ForeignAwait", ended.Failure!.ErrorType);
        Assert.Contains("run-1", ended.Failure.Message, StringComparison.Ordinal);
    }
}

using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases;
using Xunit;

namespace HybridTrust.Local.Tests.Engine;

public sealed class DeterminismTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(30));
    private readonly EngineDirectory _directory = new();

    [Fact]
    public async Task Code_that_no_longer_matches_is_held_and_named_and_goes_on_when_the_old_code_returns()
    {
        var flow = new WorkflowReference<int, int>("flow");
        await using (var engine = await _directory.OpenAsync(Release("export-certificate")))
        {
            await engine.StartAsync(flow, "run-1", 1, _limit.Token);
            while ((await engine.FindAsync("run-1", _limit.Token))!.StatusJson is null)
            {
                await Task.Yield();
            }
        }

        await using (var engine = await _directory.OpenAsync(Release("upload-certificate")))
        {
            var held = await engine.WaitForEndAsync("run-1", _limit.Token);
            Assert.Equal(InstanceStatus.Held, held.Status);
            Assert.Equal("NonDeterminism", held.Failure!.ErrorType);
            Assert.Contains(
                "'run-1' no longer follows its history: at history position 2 the history says activity 'export-certificate', "
                + "but the code asked for activity 'upload-certificate'",
                held.Failure.Message,
                StringComparison.Ordinal);
            Assert.True(await engine.RaiseEventAsync("run-1", "go", 5, _limit.Token), "An event to a held run is kept for its return.");
        }

        await using (var engine = await _directory.OpenAsync(Release("export-certificate")))
        {
            var ended = await engine.WaitForEndAsync("run-1", _limit.Token);
            Assert.Equal("6", ended.OutputJson);
        }
    }

    [Fact]
    public async Task Code_that_asks_for_less_than_its_history_is_held()
    {
        var flow = new WorkflowReference<int, int>("flow");
        await using (var engine = await _directory.OpenAsync(Release("export-certificate")))
        {
            await engine.StartAsync(flow, "run-1", 1, _limit.Token);
            while ((await engine.FindAsync("run-1", _limit.Token))!.StatusJson is null)
            {
                await Task.Yield();
            }
        }

        var shorter = new WorkflowRegistry();
        shorter.Workflow<int, int>("flow", (_, input) => Task.FromResult(input));
        await using (var engine = await _directory.OpenAsync(shorter))
        {
            var held = await engine.WaitForEndAsync("run-1", _limit.Token);
            Assert.Equal(InstanceStatus.Held, held.Status);
            Assert.Contains("but the code ended", held.Failure!.Message, StringComparison.Ordinal);
        }

        await using (var engine = await _directory.OpenAsync(new WorkflowRegistry()))
        {
            var held = await engine.WaitForEndAsync("run-1", _limit.Token);
            Assert.Equal(InstanceStatus.Held, held.Status);
            Assert.Equal("WorkflowNotRegistered", held.Failure!.ErrorType);
        }
    }

    [Fact]
    public async Task Code_that_differs_from_run_to_run_is_found_by_replaying_always()
    {
        var registry = new WorkflowRegistry();
        var counter = 0;
        var one = registry.Activity("one", (int input) => input);
        var two = registry.Activity("two", (int input) => input);
        var flow = registry.Workflow<int, int>("flow", async (workflow, input) =>
        {
            await workflow.CallActivityAsync(Interlocked.Increment(ref counter) % 2 == 1 ? one : two, input);
            return (await workflow.CallActivityAsync(one, input)).Required();
        });
        await using var engine = await _directory.OpenAsync(registry, replayAlways: true);

        await engine.StartAsync(flow, "run-1", 1, _limit.Token);
        var held = await engine.WaitForEndAsync("run-1", _limit.Token);

        Assert.Equal(InstanceStatus.Held, held.Status);
        Assert.Equal("NonDeterminism", held.Failure!.ErrorType);
    }

    public void Dispose()
    {
        _directory.Dispose();
        _limit.Dispose();
    }

    private static WorkflowRegistry Release(string activityName)
    {
        var registry = new WorkflowRegistry();
        var activity = registry.Activity(activityName, (int input) => input);
        registry.Workflow<int, int>("flow", async (workflow, input) =>
        {
            var sum = (await workflow.CallActivityAsync(activity, input)).Required();
            workflow.PublishStatus("waiting");
            return await workflow.WaitForEventAsync<int>("go", workflow.UtcNow.AddYears(20)) is EventOutcome<int>.Received received
                ? sum + received.Payload
                : -1;
        });
        return registry;
    }
}

using HybridTrust.Functions.Durable;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases;

namespace HybridTrust.Functions.Tests.Durable;

public sealed class FirstTurnTests
{
    [Fact]
    public async Task A_child_can_be_found_and_told_something_while_it_waits_for_its_first_turn()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(45));
        using var turn = new SemaphoreSlim(0);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var registry = new WorkflowRegistry();
        var child = registry.Workflow<string, string>("child", async (workflow, _) =>
        {
            begun.TrySetResult();
            turn.Wait(limit.Token);
            turn.Release();
            return await workflow.WaitForEventAsync<string>("result", workflow.UtcNow.AddHours(1)) is EventOutcome<string>.Received received ? received.Payload : "";
        });
        var parent = registry.Workflow<string, string>("parent", async (workflow, input) => (await workflow.CallChildAsync(child, "child-1", input)).Required());
        await using var hub = await InMemoryHub.StartAsync();
        await using var worker = await DurableWorker.StartAsync(hub.Address, registry.AddDurable(), new InMemoryRecords());

        await worker.Client.StartAsync(parent, "parent-1", "work", limit.Token);
        await begun.Task.WaitAsync(limit.Token);
        var found = await worker.Client.FindAsync("child-1", limit.Token);
        var told = await worker.Client.RaiseEventAsync("child-1", "result", "done", limit.Token);
        turn.Release();

        Assert.Equal(InstanceStatus.Running, found!.Status);
        Assert.True(told);
        Assert.Equal("done", (await worker.Client.WaitForEndAsync("parent-1", limit.Token)).Output<string>());
    }
}

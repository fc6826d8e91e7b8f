using Xunit;

namespace HybridTrust.Workflows.Cases;

/// <summary>What happens to work that was in hand when the engine stopped, for engines whose store hands it out again.</summary>
public abstract class InterruptionCases : EngineCases
{
    [Fact]
    public async Task An_activity_cut_off_by_a_restart_runs_again_and_the_run_completes()
    {
        var runs = 0;
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var done = Registry.Activity("done", (string input) => input + " done");
        var slow = Registry.Activity<string, string>("slow", async (input, cancellation) =>
        {
            if (Interlocked.Increment(ref runs) == 1)
            {
                entered.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            }

            return input;
        });
        var flow = Registry.Workflow<string, string>("flow", async (workflow, input) =>
        {
            var first = (await workflow.CallActivityAsync(done, input)).Required();
            return (await workflow.CallActivityAsync(slow, first)).Required();
        });
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, "work");
        await entered.Task.WaitAsync(Limit);

        client = await Engine.RestartAsync();

        Assert.Equal("work done", Result<string>(await client.WaitForEndAsync(id, Limit)));
        Assert.Equal(2, runs);
    }
}

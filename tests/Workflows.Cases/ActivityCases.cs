using Xunit;

namespace HybridTrust.Workflows.Cases;

/// <summary>Calling activities.</summary>
public abstract class ActivityCases : EngineCases
{
    private static readonly RetryPolicy Quick = new(3, TimeSpan.FromMilliseconds(20), 1);

    [Fact]
    public async Task Activities_run_in_sequence_and_pass_results_on()
    {
        var addOne = Registry.Activity("add-one", (int input) => input + 1);
        var sequence = Registry.Workflow<int, int>("sequence", async (workflow, input) =>
        {
            for (var step = 0; step < 5; step++)
            {
                input = (await workflow.CallActivityAsync(addOne, input)).Required();
            }

            return input;
        });
        var client = await Engine.StartAsync(Registry);

        var ended = await RunAsync(client, sequence, 10);

        Assert.Equal(15, Result<int>(ended));
        Assert.Equal(10, ended.Input<int>());
        Assert.Equal("sequence", ended.Name);
        Assert.True(ended.UpdatedAt >= ended.CreatedAt);
    }

    [Fact]
    public async Task Activities_started_together_give_their_results_in_the_order_of_the_code()
    {
        var square = Registry.Activity<int, int>("square", async (input, cancellation) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds((7 - input) * 5), cancellation);
            return input * input;
        });
        var fanOut = Registry.Workflow<int, int[]>("fan-out", async (workflow, count) =>
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, count).Select(number => workflow.CallActivityAsync(square, number)));
            return [.. outcomes.Select(outcome => outcome.Required())];
        });
        var client = await Engine.StartAsync(Registry);

        var ended = await RunAsync(client, fanOut, 7);

        Assert.Equal([0, 1, 4, 9, 16, 25, 36], Result<int[]>(ended));
    }

    [Fact]
    public async Task An_activity_that_fails_is_tried_again_until_it_succeeds()
    {
        var tries = 0;
        var shaky = Registry.Activity("shaky", (string input) =>
            Interlocked.Increment(ref tries) < 3 ? throw new IOException("the line is down") : input + "!");
        var flow = Registry.Workflow<string, string>("flow", async (workflow, input) =>
            (await workflow.CallActivityAsync(shaky, input, Quick)).Required());
        var client = await Engine.StartAsync(Registry);

        Assert.Equal("done!", Result<string>(await RunAsync(client, flow, "done")));
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task A_failure_comes_back_as_an_outcome_once_the_tries_are_used_up()
    {
        var tries = 0;
        var broken = Registry.Activity<int, int>("broken", (_, _) =>
        {
            Interlocked.Increment(ref tries);
            throw new IOException("the line is down");
        });
        var flow = Registry.Workflow<int, Failure>("flow", async (workflow, input) =>
            Assert.IsType<Outcome<int>.Failed>(await workflow.CallActivityAsync(broken, input, Quick)).Failure);
        var client = await Engine.StartAsync(Registry);

        var failure = Result<Failure>(await RunAsync(client, flow, 1));

        Assert.Equal(new Failure("IOException", "the line is down"), failure);
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task A_failure_without_a_policy_is_not_tried_again()
    {
        var tries = 0;
        var broken = Registry.Activity<int, int>("broken", (_, _) =>
        {
            Interlocked.Increment(ref tries);
            throw new InvalidOperationException("no");
        });
        var flow = Registry.Workflow<int, bool>("flow", async (workflow, input) =>
            await workflow.CallActivityAsync(broken, input) is Outcome<int>.Failed);
        var client = await Engine.StartAsync(Registry);

        Assert.True(Result<bool>(await RunAsync(client, flow, 1)));
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task A_permanent_failure_is_not_tried_again()
    {
        var tries = 0;
        var refused = Registry.Activity<int, int>("refused", (_, _) =>
        {
            Interlocked.Increment(ref tries);
            throw new RefusedException("not allowed");
        });
        var flow = Registry.Workflow<int, string>("flow", async (workflow, input) =>
            await workflow.CallActivityAsync(refused, input, Quick) is Outcome<int>.Failed failed ? failed.Failure.ErrorType : "none");
        var client = await Engine.StartAsync(Registry);

        Assert.Equal(nameof(RefusedException), Result<string>(await RunAsync(client, flow, 1)));
        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task Five_hundred_activities_in_a_row_complete()
    {
        var addOne = Registry.Activity("add-one", (int input) => input + 1);
        var sequence = Registry.Workflow<int, int>("long", async (workflow, count) =>
        {
            var sum = 0;
            for (var step = 0; step < count; step++)
            {
                sum = (await workflow.CallActivityAsync(addOne, sum)).Required();
            }

            return sum;
        });
        var client = await Engine.StartAsync(Registry);

        Assert.Equal(500, Result<int>(await RunAsync(client, sequence, 500)));
    }

    [Fact]
    public async Task A_megabyte_passes_through_an_activity()
    {
        var text = new string('ä', 1 << 20);
        var echo = Registry.Activity("echo", (string input) => input);
        var flow = Registry.Workflow<string, string>("flow", async (workflow, input) =>
            (await workflow.CallActivityAsync(echo, input)).Required());
        var client = await Engine.StartAsync(Registry);

        Assert.Equal(text, Result<string>(await RunAsync(client, flow, text)));
    }

    private sealed class RefusedException(string message) : PermanentFailureException(message);
}

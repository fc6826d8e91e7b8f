using Xunit;

namespace HybridTrust.Workflows.Cases;

/// <summary>Calling child orchestrations.</summary>
public abstract class ChildCases : EngineCases
{
    [Fact]
    public async Task A_child_gives_its_result_and_can_be_found_by_its_id()
    {
        var child = Registry.Workflow<string, string>("child", (_, input) => Task.FromResult(input + " done"));
        var parent = Registry.Workflow<string, string>("parent", async (workflow, input) =>
            (await workflow.CallChildAsync(child, workflow.InstanceId + "-job-1", input)).Required());
        var client = await Engine.StartAsync(Registry);

        var ended = await RunAsync(client, parent, "work");

        Assert.Equal("work done", Result<string>(ended));
        var found = await client.FindAsync(ended.InstanceId + "-job-1", Limit);
        Assert.Equal("work", found!.Input<string>());
        Assert.Equal("work done", Result<string>(found));
    }

    [Fact]
    public async Task The_failure_of_a_child_is_an_outcome_for_its_parent()
    {
        var child = Registry.Workflow<int, int>("child", (_, _) => throw new InvalidDataException("the envelope is not signed"));
        var parent = Registry.Workflow<int, Failure>("parent", async (workflow, input) =>
            Assert.IsType<Outcome<int>.Failed>(await workflow.CallChildAsync(child, "failing-child", input)).Failure);
        var client = await Engine.StartAsync(Registry);

        var failure = Result<Failure>(await RunAsync(client, parent, 1));

        Assert.Equal(new Failure("InvalidDataException", "the envelope is not signed"), failure);
        Assert.Equal(InstanceStatus.Failed, (await client.FindAsync("failing-child", Limit))!.Status);
    }

    [Fact]
    public async Task A_child_under_the_id_of_one_that_has_ended_is_a_duplicate()
    {
        var child = Registry.Workflow<int, int>("child", (_, input) => Task.FromResult(input));
        var parent = Registry.Workflow<int, string>("parent", async (workflow, _) =>
        {
            var first = (await workflow.CallChildAsync(child, "one-child", 1)).Required();
            var second = await workflow.CallChildAsync(child, "one-child", 2);
            return $"{first} {(second as Outcome<int>.Failed)?.Failure.ErrorType}";
        });
        var client = await Engine.StartAsync(Registry);

        Assert.Equal("1 DuplicateInstance", Result<string>(await RunAsync(client, parent, 1)));
    }

    [Fact]
    public async Task A_child_under_the_id_of_one_that_runs_is_a_duplicate()
    {
        var waiting = Registry.Workflow<int, int>("waiting", async (workflow, input) =>
        {
            await workflow.WaitForEventAsync<int>("go", workflow.UtcNow.AddHours(1));
            return input;
        });
        var parent = Registry.Workflow<int, string>("parent", async (workflow, _) =>
            (await workflow.CallChildAsync(waiting, "taken", 2) as Outcome<int>.Failed)?.Failure.ErrorType ?? "none");
        var client = await Engine.StartAsync(Registry);
        await client.StartAsync(waiting, "taken", 1, Limit);

        Assert.Equal("DuplicateInstance", Result<string>(await RunAsync(client, parent, 1)));
        Assert.Equal(InstanceStatus.Running, (await client.FindAsync("taken", Limit))!.Status);
    }

    [Fact]
    public async Task Children_run_side_by_side_and_wait_for_their_own_events()
    {
        var child = Registry.Workflow<int, int>("child", async (workflow, input) =>
            await workflow.WaitForEventAsync<int>("result", workflow.UtcNow.AddHours(1)) is EventOutcome<int>.Received received
                ? input * received.Payload
                : -1);
        var parent = Registry.Workflow<int, int>("parent", async (workflow, count) =>
        {
            var outcomes = await Task.WhenAll(
                Enumerable.Range(1, count).Select(number => workflow.CallChildAsync(child, $"side-{number}", number)));
            return outcomes.Sum(outcome => outcome.Required());
        });
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, parent, 3);

        for (var number = 3; number >= 1; number--)
        {
            while (!await client.RaiseEventAsync($"side-{number}", "result", 10, Limit))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), Limit);
            }
        }

        Assert.Equal(60, Result<int>(await client.WaitForEndAsync(id, Limit)));
    }

    [Fact]
    public async Task A_megabyte_passes_through_a_child()
    {
        var text = new string('"', 1 << 20);
        var child = Registry.Workflow<string, string>("child", (_, input) => Task.FromResult(input));
        var parent = Registry.Workflow<string, string>("parent", async (workflow, input) =>
            (await workflow.CallChildAsync(child, "large-child", input)).Required());
        var client = await Engine.StartAsync(Registry);

        Assert.Equal(text, Result<string>(await RunAsync(client, parent, text)));
    }
}

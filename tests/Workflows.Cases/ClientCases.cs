using Xunit;

namespace HybridTrust.Workflows.Cases;

/// <summary>What the outside may ask.</summary>
public abstract class ClientCases : EngineCases
{
    [Fact]
    public async Task A_second_start_under_one_id_starts_nothing_even_after_the_end()
    {
        var runs = 0;
        var count = Registry.Activity("count", (int input) => Interlocked.Increment(ref runs) * input);
        var flow = Registry.Workflow<int, int>("flow", async (workflow, input) =>
            (await workflow.CallActivityAsync(count, input)).Required());
        var client = await Engine.StartAsync(Registry);

        Assert.Equal(StartOutcome.Started, await client.StartAsync(flow, "run-1", 1, Limit));
        Assert.Equal(StartOutcome.AlreadyExists, await client.StartAsync(flow, "run-1", 2, Limit));
        await client.WaitForEndAsync("run-1", Limit);
        Assert.Equal(StartOutcome.AlreadyExists, await client.StartAsync(flow, "run-1", 3, Limit));

        Assert.Equal(1, Result<int>(await client.WaitForEndAsync("run-1", Limit)));
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Of_ten_starts_at_once_exactly_one_starts()
    {
        var flow = Registry.Workflow<int, int>("flow", (_, input) => Task.FromResult(input));
        var client = await Engine.StartAsync(Registry);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(number =>
            Task.Run(() => client.StartAsync(flow, "run-1", number, Limit))));

        Assert.Single(outcomes, StartOutcome.Started);
        Assert.Equal(9, outcomes.Count(outcome => outcome == StartOutcome.AlreadyExists));
        var ended = await client.WaitForEndAsync("run-1", Limit);
        Assert.Equal(ended.Input<int>(), Result<int>(ended));
    }

    [Fact]
    public async Task The_status_published_is_seen_while_the_instance_runs_and_after_it()
    {
        var flow = Registry.Workflow<int, int>("flow", async (workflow, input) =>
        {
            workflow.PublishStatus("one");
            await workflow.WaitForEventAsync<int>("go", workflow.UtcNow.AddHours(1));
            workflow.PublishStatus("two");
            return input;
        });
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, 7);

        await SeeStatusAsync(client, id, "one");
        Assert.Equal(InstanceStatus.Running, (await client.FindAsync(id, Limit))!.Status);
        await client.RaiseEventAsync(id, "go", 1, Limit);

        Assert.Equal("two", (await client.WaitForEndAsync(id, Limit)).PublishedStatus<string>());
    }

    [Fact]
    public async Task A_query_gives_the_instances_of_a_prefix_oldest_first()
    {
        var waiting = Registry.Workflow<int, int>("waiting", async (workflow, input) =>
        {
            await workflow.WaitForEventAsync<int>("go", workflow.UtcNow.AddHours(1));
            return input;
        });
        var client = await Engine.StartAsync(Registry);
        string[] ids = ["job-a-2", "job-a-1", "job-ab-1", "JOB-a-9", "job-b-1", "job-a-3"];
        foreach (var id in ids)
        {
            await client.StartAsync(waiting, id, 1, Limit);
        }

        await client.RaiseEventAsync("job-a-1", "go", 1, Limit);
        await client.WaitForEndAsync("job-a-1", Limit);

        Assert.Equal(["job-a-2", "job-a-1", "job-a-3"], await QueryAsync(client, "job-a-", null));
        Assert.Equal(["job-a-2", "job-a-3"], await QueryAsync(client, "job-a-", InstanceStatus.Running));
        Assert.Equal(["job-a-1"], await QueryAsync(client, "job-", InstanceStatus.Completed));
        Assert.Equal(ids, await QueryAsync(client, "", null), StringComparer.Ordinal);
        Assert.Empty(await QueryAsync(client, "nothing", null));
    }

    [Fact]
    public async Task An_exception_of_the_orchestration_is_its_failure()
    {
        var flow = Registry.Workflow<int, int>("flow", (_, _) => throw new InvalidOperationException("no organization of that name"));
        var client = await Engine.StartAsync(Registry);

        var ended = await RunAsync(client, flow, 1);

        Assert.Equal(InstanceStatus.Failed, ended.Status);
        Assert.Equal(new Failure("InvalidOperationException", "no organization of that name"), ended.Failure);
        Assert.Null(ended.OutputJson);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        var client = await Engine.StartAsync(Registry);

        Assert.Null(await client.FindAsync("nobody", Limit));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => client.WaitForEndAsync("nobody", Limit));
    }

    private async Task<List<string>> QueryAsync(IWorkflowClient client, string prefix, InstanceStatus? status)
    {
        var ids = new List<string>();
        await foreach (var instance in client.QueryAsync(prefix, status, Limit))
        {
            ids.Add(instance.InstanceId);
        }

        return ids;
    }
}

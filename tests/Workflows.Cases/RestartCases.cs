using Xunit;

namespace HybridTrust.Workflows.Cases;

/// <summary>What goes on after the engine was stopped and started again, for engines whose store outlives them.</summary>
public abstract class RestartCases : EngineCases
{
    [Fact]
    public async Task A_timer_goes_on_across_a_restart()
    {
        var flow = Registry.Workflow<int, bool>("flow", async (workflow, _) =>
        {
            var until = workflow.UtcNow.AddMilliseconds(400);
            workflow.PublishStatus("sleeping");
            await workflow.DelayUntilAsync(until);
            return workflow.UtcNow >= until;
        });
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, 0);
        await SeeStatusAsync(client, id, "sleeping");

        client = await Engine.RestartAsync();

        Assert.True(Result<bool>(await client.WaitForEndAsync(id, Limit)));
    }

    [Fact]
    public async Task A_wait_for_an_event_goes_on_across_a_restart()
    {
        var flow = Registry.Workflow<int, string>("flow", async (workflow, _) =>
        {
            workflow.PublishStatus("waiting");
            return await workflow.WaitForEventAsync<string>("go", workflow.UtcNow.AddHours(1)) is EventOutcome<string>.Received received
                ? received.Payload
                : "timed out";
        });
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, 0);
        await SeeStatusAsync(client, id, "waiting");

        client = await Engine.RestartAsync();
        Assert.Equal("waiting", (await client.FindAsync(id, Limit))!.PublishedStatus<string>());
        Assert.True(await client.RaiseEventAsync(id, "go", "gone", Limit));

        Assert.Equal("gone", Result<string>(await client.WaitForEndAsync(id, Limit)));
    }

    [Fact]
    public async Task An_event_kept_for_a_later_wait_survives_a_restart()
    {
        var flow = Registry.Workflow<int, string>("flow", async (workflow, _) =>
        {
            await workflow.WaitForEventAsync<string>("go", workflow.UtcNow.AddHours(1));
            return await workflow.WaitForEventAsync<string>("approval", workflow.UtcNow.AddHours(1)) is EventOutcome<string>.Received kept
                ? kept.Payload
                : "timed out";
        });
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, 0);
        await client.RaiseEventAsync(id, "approval", "early", Limit);

        client = await Engine.RestartAsync();
        await client.RaiseEventAsync(id, "go", "now", Limit);

        Assert.Equal("early", Result<string>(await client.WaitForEndAsync(id, Limit)));
    }

    [Fact]
    public async Task A_child_that_ends_after_a_restart_still_gives_its_result_to_its_parent()
    {
        var child = Registry.Workflow<int, int>("child", async (workflow, input) =>
            await workflow.WaitForEventAsync<int>("result", workflow.UtcNow.AddHours(1)) is EventOutcome<int>.Received received
                ? input + received.Payload
                : -1);
        var parent = Registry.Workflow<int, int>("parent", async (workflow, input) =>
            (await workflow.CallChildAsync(child, "job-1", input)).Required());
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, parent, 1);
        while (await client.FindAsync("job-1", Limit) is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), Limit);
        }

        client = await Engine.RestartAsync();
        await client.RaiseEventAsync("job-1", "result", 41, Limit);

        Assert.Equal(42, Result<int>(await client.WaitForEndAsync(id, Limit)));
    }

    [Fact]
    public async Task What_has_ended_is_still_known_after_a_restart()
    {
        var flow = Registry.Workflow<string, string>("flow", (_, input) => Task.FromResult(input + "!"));
        var client = await Engine.StartAsync(Registry);
        var before = await RunAsync(client, flow, "done");

        client = await Engine.RestartAsync();

        Assert.Equal(before, await client.FindAsync(before.InstanceId, Limit));
        Assert.Equal(before, await client.WaitForEndAsync(before.InstanceId, Limit));
        Assert.Equal(StartOutcome.AlreadyExists, await client.StartAsync(flow, before.InstanceId, "again", Limit));
    }

    [Fact]
    public async Task Ids_and_times_are_the_same_after_a_restart()
    {
        var flow = Registry.Workflow<int, string>("flow", async (workflow, _) =>
        {
            var moment = $"{workflow.NewGuid()} {workflow.UtcNow:O}";
            workflow.PublishStatus(moment);
            await workflow.WaitForEventAsync<int>("go", workflow.UtcNow.AddHours(1));
            return moment;
        });
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, 0);
        string? moment;
        while ((moment = (await client.FindAsync(id, Limit))!.PublishedStatus<string>()) is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), Limit);
        }

        client = await Engine.RestartAsync();
        await client.RaiseEventAsync(id, "go", 1, Limit);

        Assert.Equal(moment, Result<string>(await client.WaitForEndAsync(id, Limit)));
    }
}

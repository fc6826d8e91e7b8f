using Xunit;

namespace HybridTrust.Workflows.Cases;

/// <summary>Waiting for events.</summary>
public abstract class EventCases : EngineCases
{
    [Fact]
    public async Task An_event_ends_its_wait()
    {
        var flow = Registry.Workflow<int, string>("flow", async (workflow, _) =>
        {
            workflow.PublishStatus("waiting");
            return await WaitAsync(workflow, "approval");
        });
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, 0);
        await SeeStatusAsync(client, id, "waiting");

        Assert.True(await client.RaiseEventAsync(id, "approval", "yes", Limit));

        Assert.Equal("yes", Result<string>(await client.WaitForEndAsync(id, Limit)));
    }

    [Fact]
    public async Task An_event_that_comes_before_its_wait_is_kept()
    {
        var flow = Registry.Workflow<int, string>("flow", async (workflow, _) =>
        {
            await workflow.DelayUntilAsync(workflow.UtcNow.AddMilliseconds(300));
            return await WaitAsync(workflow, "approval");
        });
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, 0);

        Assert.True(await client.RaiseEventAsync(id, "approval", "early", Limit));

        Assert.Equal("early", Result<string>(await client.WaitForEndAsync(id, Limit)));
    }

    [Fact]
    public async Task A_wait_ends_when_its_time_has_passed()
    {
        var flow = Registry.Workflow<int, string>("flow", async (workflow, _) =>
            await WaitAsync(workflow, "approval", workflow.UtcNow.AddMilliseconds(50)));
        var client = await Engine.StartAsync(Registry);

        Assert.Equal("timed out", Result<string>(await RunAsync(client, flow, 0)));
    }

    [Fact]
    public async Task A_wait_until_a_time_already_past_ends_at_once()
    {
        var flow = Registry.Workflow<int, string>("flow", async (workflow, _) =>
            await WaitAsync(workflow, "approval", workflow.UtcNow.AddDays(-1)));
        var client = await Engine.StartAsync(Registry);

        Assert.Equal("timed out", Result<string>(await RunAsync(client, flow, 0)));
    }

    [Fact]
    public async Task An_event_after_the_time_out_is_dropped_and_does_no_harm()
    {
        var flow = Registry.Workflow<int, string>("flow", async (workflow, _) =>
        {
            var first = await WaitAsync(workflow, "approval", workflow.UtcNow.AddMilliseconds(50));
            workflow.PublishStatus(first);
            return first + ", " + await WaitAsync(workflow, "finish");
        });
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, 0);
        await SeeStatusAsync(client, id, "timed out");

        await client.RaiseEventAsync(id, "approval", "late", Limit);
        await client.RaiseEventAsync(id, "finish", "finished", Limit);

        Assert.Equal("timed out, finished", Result<string>(await client.WaitForEndAsync(id, Limit)));
    }

    [Fact]
    public async Task Of_an_event_sent_twice_the_first_is_delivered()
    {
        var flow = Registry.Workflow<int, string>("flow", async (workflow, _) =>
        {
            await WaitAsync(workflow, "go");
            return await WaitAsync(workflow, "approval");
        });
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, 0);

        await client.RaiseEventAsync(id, "approval", "first", Limit);
        await client.RaiseEventAsync(id, "approval", "second", Limit);
        await client.RaiseEventAsync(id, "go", "now", Limit);

        Assert.Equal("first", Result<string>(await client.WaitForEndAsync(id, Limit)));
    }

    [Fact]
    public async Task Event_names_are_matched_without_regard_to_case()
    {
        var flow = Registry.Workflow<int, string>("flow", async (workflow, _) => await WaitAsync(workflow, "approval-AbC"));
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, 0);

        await client.RaiseEventAsync(id, "APPROVAL-aBc", "yes", Limit);

        Assert.Equal("yes", Result<string>(await client.WaitForEndAsync(id, Limit)));
    }

    [Fact]
    public async Task An_event_to_nobody_or_to_an_ended_instance_is_refused()
    {
        var flow = Registry.Workflow<int, int>("flow", (_, input) => Task.FromResult(input));
        var client = await Engine.StartAsync(Registry);
        var ended = await RunAsync(client, flow, 1);

        Assert.False(await client.RaiseEventAsync("nobody", "approval", "yes", Limit));
        Assert.False(await client.RaiseEventAsync(ended.InstanceId, "approval", "yes", Limit));
    }

    [Fact]
    public async Task A_megabyte_passes_in_an_event()
    {
        var text = new string('x', 1 << 20);
        var flow = Registry.Workflow<int, int>("flow", async (workflow, _) => (await WaitAsync(workflow, "large")).Length);
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, 0);

        await client.RaiseEventAsync(id, "large", text, Limit);

        Assert.Equal(text.Length, Result<int>(await client.WaitForEndAsync(id, Limit)));
    }

    private static async Task<string> WaitAsync(IWorkflow workflow, string name, DateTimeOffset? until = null) =>
        await workflow.WaitForEventAsync<string>(name, until ?? workflow.UtcNow.AddHours(1)) is EventOutcome<string>.Received received
            ? received.Payload
            : "timed out";
}

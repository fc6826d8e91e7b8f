using Xunit;

namespace HybridTrust.Workflows.Cases;

/// <summary>Timers, workflow time and ids.</summary>
public abstract class TimeCases : EngineCases
{
    [Fact]
    public async Task A_timer_does_not_end_early()
    {
        var flow = Registry.Workflow<int, bool>("flow", async (workflow, _) =>
        {
            var until = workflow.UtcNow.AddMilliseconds(100);
            await workflow.DelayUntilAsync(until);
            return workflow.UtcNow >= until;
        });
        var client = await Engine.StartAsync(Registry);

        Assert.True(Result<bool>(await RunAsync(client, flow, 0)));
    }

    [Fact]
    public async Task A_timer_whose_time_is_past_ends_at_once()
    {
        var flow = Registry.Workflow<int, string>("flow", async (workflow, _) =>
        {
            await workflow.DelayUntilAsync(workflow.UtcNow.AddDays(-400));
            return "on";
        });
        var client = await Engine.StartAsync(Registry);

        Assert.Equal("on", Result<string>(await RunAsync(client, flow, 0)));
    }

    [Fact]
    public async Task Ids_and_times_are_the_same_at_every_replay()
    {
        var noted = new List<Moment>();
        var note = Registry.Activity("note", (Moment moment) =>
        {
            noted.Add(moment);
            return moment;
        });
        var flow = Registry.Workflow<int, Moment[]>("flow", async (workflow, count) =>
        {
            var moments = new List<Moment>();
            for (var number = 0; number < count; number++)
            {
                var moment = new Moment(workflow.NewGuid(), workflow.UtcNow);
                moments.Add(moment);
                await workflow.CallActivityAsync(note, moment);
            }

            return [.. moments];
        });
        var client = await Engine.StartAsync(Registry);

        var moments = Result<Moment[]>(await RunAsync(client, flow, 5));

        Assert.Equal(noted, moments);
        Assert.Equal(5, moments.Select(moment => moment.Id).Distinct().Count());
        Assert.Equal(moments.OrderBy(moment => moment.Time), moments);
    }

    [Fact]
    public async Task A_wait_of_thirty_days_outlives_a_restart_and_ends_by_its_event()
    {
        var flow = Registry.Workflow<int, string>("flow", async (workflow, _) =>
        {
            workflow.PublishStatus("waiting");
            return await workflow.WaitForEventAsync<string>("go", workflow.UtcNow.AddDays(30)) is EventOutcome<string>.Received received ? received.Payload : "too late";
        });
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, 0);
        await SeeStatusAsync(client, id, "waiting");
        client = await Engine.RestartAsync();

        Assert.Equal(InstanceStatus.Running, (await client.FindAsync(id, Limit))!.Status);
        Assert.True(await client.RaiseEventAsync(id, "go", "on", Limit));

        Assert.Equal("on", Result<string>(await client.WaitForEndAsync(id, Limit)));
    }

    [Fact]
    public async Task A_timer_of_thirty_days_is_still_running_after_a_restart()
    {
        var flow = Registry.Workflow<int, string>("flow", async (workflow, _) =>
        {
            workflow.PublishStatus("waiting");
            await workflow.DelayUntilAsync(workflow.UtcNow.AddDays(30));
            return "too early";
        });
        var client = await Engine.StartAsync(Registry);
        var id = await StartAsync(client, flow, 0);
        await SeeStatusAsync(client, id, "waiting");
        client = await Engine.RestartAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(300), Limit);

        Assert.Equal(InstanceStatus.Running, (await client.FindAsync(id, Limit))!.Status);
    }

    /// <summary>An id and a time that an orchestration was given.</summary>
    public sealed record Moment(Guid Id, DateTimeOffset Time);
}

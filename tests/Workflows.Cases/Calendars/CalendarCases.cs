using HybridTrust.Testing;
using Xunit;

namespace HybridTrust.Workflows.Cases.Calendars;

/// <summary>Waits of weeks that come to their end, whatever length of timer an engine's store can keep.</summary>
public abstract class CalendarCases : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));
    private readonly SimulatedTime _clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly WorkflowRegistry _registry = new();
    private ITimedEngine _engine = null!;

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        _engine = CreateEngine(_clock);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await _engine.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        _limit.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A timer ends at its time to the second, be it longer than a store's longest or than a machine's (49.7 days).</summary>
    [Theory]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(400)]
    public async Task A_timer_of_many_days_ends_at_its_time(int days)
    {
        var flow = Sleeper();
        var began = _clock.GetUtcNow();
        var calendar = await StartAsync(flow, days);

        var woke = (await calendar.PassAsync("run-1", _limit.Token)).Output<DateTimeOffset>();

        Assert.Equal(began.AddDays(days), woke);
    }

    /// <summary>Whoever waits goes on waiting for the same moment.</summary>
    [Fact]
    public async Task A_timer_of_thirty_days_ends_at_its_time_although_the_engine_is_restarted_twice_in_between()
    {
        var flow = Sleeper();
        var began = _clock.GetUtcNow();
        var calendar = await StartAsync(flow, 30);
        calendar.RestartAt(began.AddDays(11).AddHours(5));
        calendar.RestartAt(began.AddDays(29).AddHours(23));

        var woke = (await calendar.PassAsync("run-1", _limit.Token)).Output<DateTimeOffset>();

        Assert.Equal((2, began.AddDays(30)), (calendar.Restarts, woke));
    }

    /// <summary>An event that does not come.</summary>
    [Fact]
    public async Task A_wait_of_thirty_days_for_an_event_runs_out_at_its_time_across_a_restart()
    {
        var flow = _registry.Workflow<int, Ending>("flow", async (workflow, days) =>
        {
            var outcome = await workflow.WaitForEventAsync<string>("go", workflow.UtcNow.AddDays(days));
            return new Ending(outcome is EventOutcome<string>.TimedOut, workflow.UtcNow);
        });
        var began = _clock.GetUtcNow();
        var calendar = await StartAsync(flow, 30);
        calendar.RestartAt(began.AddDays(20).AddHours(1));

        var ending = (await calendar.PassAsync("run-1", _limit.Token)).Output<Ending>();

        Assert.Equal(new Ending(TimedOut: true, began.AddDays(30)), ending);
        Assert.Equal(1, calendar.Restarts);
    }

    /// <summary>Time that has passed is in the past for every replay.</summary>
    [Fact]
    public async Task What_is_done_each_day_of_a_month_is_done_once_a_day_across_restarts()
    {
        var done = new List<DateTimeOffset>();
        var look = _registry.Activity("look", (DateTimeOffset at) =>
        {
            done.Add(at);
            return done.Count;
        });
        var flow = _registry.Workflow<int, int>("flow", async (workflow, days) =>
        {
            for (var day = 0; day < days; day++)
            {
                await workflow.DelayUntilAsync(workflow.UtcNow.AddDays(1));
                (await workflow.CallActivityAsync(look, workflow.UtcNow)).Required();
            }

            return days;
        });
        var began = _clock.GetUtcNow();
        var calendar = await StartAsync(flow, 30);
        calendar.RestartAt(began.AddDays(9).AddHours(12));
        calendar.RestartAt(began.AddDays(21).AddHours(12));

        await calendar.PassAsync("run-1", _limit.Token);

        Assert.Equal(Enumerable.Range(1, 30).Select(day => began.AddDays(day)), done);
        Assert.Equal(2, calendar.Restarts);
    }

    /// <summary>Makes the engine to test.</summary>
    protected abstract ITimedEngine CreateEngine(SimulatedTime clock);

    private WorkflowReference<int, DateTimeOffset> Sleeper() => _registry.Workflow<int, DateTimeOffset>("sleeper", async (workflow, days) =>
    {
        await workflow.DelayUntilAsync(workflow.UtcNow.AddDays(days));
        return workflow.UtcNow;
    });

    private async Task<Calendar> StartAsync<TResult>(WorkflowReference<int, TResult> flow, int days)
    {
        var client = await _engine.StartAsync(_registry, _ => { });
        await client.StartAsync(flow, "run-1", days, _limit.Token);
        return new Calendar(_engine, _clock, client);
    }

    private sealed record Ending(bool TimedOut, DateTimeOffset At);
}

using HybridTrust.Certificates;
using HybridTrust.Entra;

namespace HybridTrust.Steps;

public sealed class BatchExecutorTests
{
    private readonly Dictionary<string, string> _world = new(StringComparer.Ordinal);
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Inspecting_changes_nothing()
    {
        var step = new WorldStep("a", _world);

        var result = await RunAsync(BatchMode.Inspect, step);

        Assert.IsType<Finding.Missing>(Assert.Single(result.Steps).Before!.Finding);
        Assert.Empty(_world);
    }

    [Fact]
    public async Task An_approved_change_is_made_once_and_seen_in_place()
    {
        var step = new WorldStep("a", _world);

        var first = await RunAsync(BatchMode.Apply, step);
        var second = await RunAsync(BatchMode.Apply, step);

        Assert.Equal(StepAction.Applied, Assert.Single(first.Steps).Action);
        Assert.Equal(StepAction.LeftAlone, Assert.Single(second.Steps).Action);
        Assert.Equal(1, step.Applications);
    }

    [Fact]
    public async Task A_change_that_nobody_approved_is_not_made()
    {
        var step = new WorldStep("a", _world);

        var result = await RunAsync(BatchMode.Apply, [new StepOrder(step.Id, Approved: null, Before: null)], step);

        Assert.Equal(StepAction.Drifted, Assert.Single(result.Steps).Action);
        Assert.Equal(0, step.Applications);
    }

    [Fact]
    public async Task A_world_that_moved_since_the_approval_stops_the_batch_before_the_change()
    {
        var step = new WorldStep("a", _world);
        var next = new WorldStep("b", _world);
        var orders = await ApprovedAsync(step, next);
        _world["a"] = "something else";

        var result = await RunAsync(BatchMode.Apply, orders, step, next);

        Assert.Equal([StepAction.Drifted, StepAction.NotReached], result.Steps.Select(s => s.Action));
        Assert.Equal(0, step.Applications + next.Applications);
        Assert.Contains("would change a", result.Steps[0].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_for_a_moment_is_looked_at_again_before_the_plan_is_given_up()
    {
        var step = new WorldStep("a", _world);
        var orders = await ApprovedAsync(step);

        step.Unanswered = 3;
        var moment = await RunAsync(BatchMode.Apply, orders, step);
        _world.Clear();
        step.Unanswered = 4;
        var longer = await RunAsync(BatchMode.Apply, orders, step);

        Assert.Equal((StepAction.Applied, StepAction.Drifted), (moment.Steps[0].Action, longer.Steps[0].Action));
    }

    [Fact]
    public async Task A_refusal_stops_the_batch_unless_the_step_is_optional()
    {
        var refused = new WorldStep("a", _world) { Refuse = WorldStep.PermanentRefusal };
        var optional = new WorldStep("b", _world) { Refuse = WorldStep.PermanentRefusal, Optional = true };
        var next = new WorldStep("c", _world);

        var stopped = await RunAsync(BatchMode.Apply, refused, next);
        var wentOn = await RunAsync(BatchMode.Apply, optional, next);

        Assert.Equal([StepAction.Refused, StepAction.NotReached], stopped.Steps.Select(s => s.Action));
        Assert.Equal([StepAction.Refused, StepAction.Applied], wentOn.Steps.Select(s => s.Action));
        Assert.Equal("Microsoft refuses it", stopped.Steps[0].Explanation);
    }

    [Fact]
    public async Task A_fault_is_a_failed_step_with_its_words()
    {
        var result = await RunAsync(BatchMode.Apply, new WorldStep("a", _world) { Refuse = WorldStep.Fault });

        Assert.Equal((StepAction.Failed, "the server said no"), (result.Steps[0].Action, result.Steps[0].Explanation));
    }

    [Fact]
    public async Task A_change_that_is_not_seen_afterwards_has_failed_but_only_after_patience()
    {
        var result = await RunAsync(BatchMode.Apply, new WorldStep("a", _world) { Forgets = true });

        Assert.Equal(StepAction.Failed, result.Steps[0].Action);
        Assert.True(_clock.Waits.Aggregate(TimeSpan.Zero, (a, b) => a + b) > TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Nothing_is_started_once_starting_is_forbidden()
    {
        var step = new WorldStep("a", _world);

        var result = await new BatchExecutor(WorldStep.Catalogue(step), _clock).RunAsync(
            Request(BatchMode.Apply, await ApprovedAsync(step)), Context(), NoBatchJournal.Instance, _ => Task.FromResult<string?>("a newer fence"), default);

        Assert.Equal((StepAction.NotReached, "a newer fence"), (result.Steps[0].Action, result.Steps[0].Explanation));
        Assert.Equal(0, step.Applications);
    }

    [Fact]
    public async Task No_change_is_begun_once_the_maintenance_window_has_closed_and_what_is_left_is_said()
    {
        var first = new WorldStep("a", _world);
        var second = new WorldStep("b", _world);
        var third = new WorldStep("c", _world);
        var closes = _clock.GetUtcNow() + TimeSpan.FromMinutes(1);
        var request = Request(BatchMode.Apply, await ApprovedAsync(first, second, third)) with { WindowClosesAt = closes };

        var result = await new BatchExecutor(WorldStep.Catalogue(first, second, third), _clock).RunAsync(
            request, Context(), NoBatchJournal.Instance, WhileTheChangeTakesLongAsync, default);

        Assert.Equal([StepAction.Applied, StepAction.OutOfWindow, StepAction.NotReached], result.Steps.Select(s => s.Action));
        Assert.Equal([second.Id, third.Id], result.LeftByWindow());
        Assert.Contains($"closed at {closes:u}, before b", result.Steps[1].Explanation, StringComparison.Ordinal);
        Assert.Equal(0, second.Applications + third.Applications);

        async Task<string?> WhileTheChangeTakesLongAsync(CancellationToken cancellation)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), _clock, cancellation);
            return null;
        }
    }

    [Fact]
    public async Task A_change_that_died_half_done_inside_the_window_is_finished_after_it()
    {
        var step = new WorldStep("a", _world);
        var request = Request(BatchMode.Apply, await ApprovedAsync(step)) with { WindowClosesAt = _clock.GetUtcNow() + TimeSpan.FromMinutes(1) };
        var journal = new RememberingJournal();
        await journal.StartedAsync(step.Id, new Observation(request.Steps[0].Approved!), default);
        await Task.Delay(TimeSpan.FromMinutes(2), _clock);

        var result = await new BatchExecutor(WorldStep.Catalogue(step), _clock).RunAsync(
            request, Context(), journal, _ => Task.FromResult<string?>(null), default);

        Assert.Equal((StepAction.Applied, 1), (Assert.Single(result.Steps).Action, step.Applications));
    }

    [Fact]
    public async Task Killed_at_every_journal_write_a_batch_still_makes_each_change_once_and_tells_the_same()
    {
        for (var death = 1; death <= 4; death++)
        {
            _world.Clear();
            var steps = new[] { new WorldStep("a", _world), new WorldStep("b", _world) };
            var orders = await ApprovedAsync(steps);
            var journal = new RememberingJournal { DieAtWrite = death };
            await Assert.ThrowsAsync<RememberingJournal.KilledException>(() => RunAsync(BatchMode.Apply, orders, journal, steps));
            journal.DieAtWrite = null;

            var result = await RunAsync(BatchMode.Apply, orders, journal, steps);

            Assert.Equal([StepAction.Applied, StepAction.Applied], result.Steps.Select(s => s.Action));
            Assert.All(result.Steps, s => Assert.IsType<Finding.Missing>(s.Before!.Finding));
            Assert.Equal([1, 1], steps.Select(s => s.Applications));
        }
    }

    [Fact]
    public async Task Undo_reports_what_is_no_longer_ours_and_goes_on()
    {
        var ours = new WorldStep("a", _world);
        var theirs = new WorldStep("b", _world);
        var orders = await ApprovedAsync(ours, theirs);
        await RunAsync(BatchMode.Apply, orders, ours, theirs);
        _world["b"] = "theirs";
        var before = new Observation(new Finding.Missing { Sentence = "", Settings = [] });

        var result = await RunAsync(
            BatchMode.Undo, [new StepOrder(theirs.Id, null, before), new StepOrder(ours.Id, null, before)], ours, theirs);

        Assert.Equal([StepAction.Refused, StepAction.Undone], result.Steps.Select(s => s.Action));
        Assert.Equal("theirs", Assert.Single(_world).Value);
    }

    [Fact]
    public async Task A_step_that_this_release_does_not_know_is_named()
    {
        var result = await RunAsync(BatchMode.Inspect, [new StepOrder("test/unheard-of", null, null)], new WorldStep("a", _world));

        Assert.Equal(StepAction.Failed, result.Steps[0].Action);
        Assert.Contains("test/unheard-of", result.Steps[0].Explanation, StringComparison.Ordinal);
    }

    private async Task<StepOrder[]> ApprovedAsync(params WorldStep[] steps)
    {
        var seen = await RunAsync(BatchMode.Inspect, [.. steps.Select(s => new StepOrder(s.Id, null, null))], steps);
        return [.. seen.Steps.Select(s => new StepOrder(s.Step, s.Before!.Finding.CallsForChange ? s.Before.Finding : null, null))];
    }

    private async Task<BatchResult> RunAsync(BatchMode mode, params WorldStep[] steps) =>
        await RunAsync(mode, mode is BatchMode.Apply ? await ApprovedAsync(steps) : [.. steps.Select(s => new StepOrder(s.Id, null, null))], steps);

    private Task<BatchResult> RunAsync(BatchMode mode, StepOrder[] orders, params WorldStep[] steps) =>
        RunAsync(mode, orders, NoBatchJournal.Instance, steps);

    private Task<BatchResult> RunAsync(BatchMode mode, StepOrder[] orders, IBatchJournal journal, params WorldStep[] steps) =>
        new BatchExecutor(WorldStep.Catalogue([.. steps]), _clock).RunAsync(
            Request(mode, orders), Context(), journal, _ => Task.FromResult<string?>(null), default);

    private static BatchRequest Request(BatchMode mode, StepOrder[] orders) =>
        new(Profiles.Fabrikam, ["test"], mode, orders, new Dictionary<string, string>(StringComparer.Ordinal));

    private StepContext Context() => new()
    {
        Organization = Profiles.Fabrikam,
        Facts = new Facts(),
        Certificates = new RecordedCertificates(new InMemoryRecords(), "run-test"),
        Time = _clock,
    };
}

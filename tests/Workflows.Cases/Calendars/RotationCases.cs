using System.Text.Json.Nodes;
using HybridTrust.Evidence;
using HybridTrust.Runs;
using HybridTrust.Runs.Orders;
using HybridTrust.Testing;
using Xunit;

namespace HybridTrust.Workflows.Cases.Calendars;

/// <summary>The rotation itself, on any engine: weeks of waiting by durable timers that come to their end.</summary>
public abstract class RotationCases
{
    private static readonly string[] Writes = ["CreateAuthCertificate", "CopyAuthCertificate", "RemoveCertificate", "RecycleApplicationPools", "Set-AuthConfig", "Set-PartnerApplication"];

    /// <summary>From the ticket to the removal of the former keys.</summary>
    [Fact]
    public async Task A_rotation_waits_thirty_days_for_its_date_and_a_week_of_grace_and_ends_proven()
    {
        await using var world = await RotationWorld.StartAsync(CreateEngine);

        var result = await world.RotateAsync();

        AssertProven(result);
        Assert.Equal(["CreateAuthCertificate", "CopyAuthCertificate", "Set-AuthConfig"], world.Bench.Estate.Shells.Calls.Where(c => Writes.Contains(c, StringComparer.Ordinal)));
        Assert.InRange((world.Clock.GetUtcNow() - world.Began).TotalDays, 37, 39);
        Assert.All(await world.Bench.EvidenceAsync(RunId.Of(world.Request)), record => Assert.True(record.IsIntact()));
    }

    /// <summary>The engine dies in the wait for the date, in the hours of publication and in the grace.</summary>
    [Fact]
    public async Task A_rotation_goes_on_where_it_stood_after_each_restart_and_does_nothing_twice()
    {
        await using var world = await RotationWorld.StartAsync(CreateEngine);
        foreach (var day in new[] { 3.3, 17.6, 30.2, 34.5 })
        {
            world.Calendar.RestartAt(world.Began.AddDays(day));
        }

        var result = await world.RotateAsync();

        AssertProven(result);
        Assert.Equal(4, world.Calendar.Restarts);
        Assert.Equal((1, 1, 1), (world.Count("CreateAuthCertificate"), world.Count("CopyAuthCertificate"), world.Count("Set-AuthConfig")));
        Assert.InRange((world.Clock.GetUtcNow() - world.Began).TotalDays, 37, 39);
        var applied = (await world.AppliedAsync()).Select(r => r.Details<StepEvidence>().Result.Step).ToList();
        Assert.Equal(applied.Distinct(StringComparer.Ordinal), applied);
    }

    /// <summary>A server is away when the date is near.</summary>
    [Fact]
    public async Task A_date_that_not_everybody_is_ready_for_is_put_off_and_comes_a_week_later()
    {
        await using var world = await RotationWorld.StartAsync(CreateEngine);
        await world.BreakAsync("server-unreachable", new JsonObject { ["server"] = "fab-ex02.fabrikam.com", ["startsAfterHours"] = 28 * 24, ["endsAfterHours"] = 31 * 24 });

        var result = await world.RotateAsync();

        AssertProven(result);
        Assert.Contains((await world.Bench.ToldAsync()).Select(c => c.Text), c => c.Contains("The date was put off", StringComparison.Ordinal));
        Assert.InRange(world.Count("Set-AuthConfig"), 2, 3);
        Assert.True((world.Clock.GetUtcNow() - world.Began).TotalDays > 41);
    }

    /// <summary>An order reaches the child that waits, whoever was there when its wait began.</summary>
    [Fact]
    public async Task A_rotation_that_is_cancelled_in_its_wait_ends_at_once_also_after_a_restart_and_a_hold_that_was_taken_back()
    {
        await using var world = await RotationWorld.StartAsync(CreateEngine);
        world.OrderAt(world.Began.AddDays(3.1), OrderKind.Hold);
        world.OrderAt(world.Began.AddDays(4.2), OrderKind.Resume);
        world.OrderAt(world.Began.AddDays(12.5), OrderKind.Cancel);
        world.Calendar.RestartAt(world.Began.AddDays(8.5));
        world.Calendar.LongestJump = TimeSpan.FromHours(1);

        var result = await world.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Contains("olivia", result.Sentence, StringComparison.Ordinal);
        Assert.Equal(1, world.Calendar.Restarts);
        Assert.InRange((world.Clock.GetUtcNow() - world.Began).TotalDays, 12.5, 12.6);
    }

    /// <summary>Nobody has looked since the date was set.</summary>
    [Fact]
    public async Task A_rotation_that_is_cancelled_before_its_first_look_says_what_goes_on_by_itself()
    {
        await using var world = await RotationWorld.StartAsync(CreateEngine);
        world.OrderAt(world.Began.AddHours(5), OrderKind.Cancel);
        world.Calendar.LongestJump = TimeSpan.FromHours(1);

        var result = await world.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Equal(1, world.Count("Set-AuthConfig"));
        Assert.InRange((world.Clock.GetUtcNow() - world.Began).TotalHours, 5, 7);
        Assert.Contains("Exchange publishes it after 2026-12-2", result.Sentence, StringComparison.Ordinal);
    }

    /// <summary>The servicelet asks nobody; what is the product's own waits for the resumption.</summary>
    [Fact]
    public async Task A_rotation_that_is_held_over_its_date_changes_nothing_until_it_is_resumed()
    {
        await using var world = await RotationWorld.StartAsync(CreateEngine);
        var resumed = world.Began.AddDays(45);
        world.OrderAt(world.Began.AddDays(12), OrderKind.Hold);
        world.OrderAt(resumed, OrderKind.Resume);
        world.Calendar.RestartAt(world.Began.AddDays(35.5));

        var result = await world.RotateAsync();

        AssertProven(result);
        var held = Assert.Single(world.Phases, p => p.Phase is RunPhase.Held);
        Assert.InRange((held.At - world.Began).TotalDays, 30, 34);
        var changed = (await world.AppliedAsync()).Select(r => r.Entry.At).Where(at => at > world.Began.AddDays(12)).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, at => Assert.True(at >= resumed));
    }

    /// <summary>Makes the engine to test.</summary>
    protected abstract ITimedEngine CreateEngine(SimulatedTime clock);

    private static void AssertProven(RunResult result) =>
        Assert.True(result.Outcome is RunOutcome.Proven, $"{result.Sentence}\n{string.Join('\n', result.Proofs.Where(p => !p.Passed))}");
}

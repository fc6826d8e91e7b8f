using HybridTrust.Functions.Durable;
using HybridTrust.Testing;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Tests.Durable;

public sealed class InstanceStarterTests
{
    private readonly InstanceLedger _ledger = new(new InMemoryRecords(), TimeProvider.System);
    private int _started;

    [Fact]
    public async Task An_id_is_started_once_and_stays_taken_when_the_engine_has_forgotten_it()
    {
        Assert.Equal(StartOutcome.Started, await StartAsync(TimeProvider.System));
        Assert.Equal(StartOutcome.AlreadyExists, await StartAsync(TimeProvider.System));
        Assert.Equal(1, _started);
    }

    [Fact]
    public async Task Twenty_starts_side_by_side_start_one()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => StartAsync(TimeProvider.System))));

        Assert.Single(outcomes, StartOutcome.Started);
        Assert.Equal(1, _started);
    }

    [Fact]
    public async Task A_start_whose_process_died_in_between_is_made_good_by_the_next()
    {
        await Assert.ThrowsAsync<IOException>(() => new InstanceStarter(_ledger, TimeProvider.System).StartAsync(
            "run-1", () => Task.FromResult(false), () => throw new IOException("the process died"), default));

        var later = new LaterTime(InstanceStarter.Patience + TimeSpan.FromSeconds(1));
        Assert.Equal(StartOutcome.Started, await StartAsync(later));
        Assert.Equal(StartOutcome.AlreadyExists, await StartAsync(later));
        Assert.Equal(1, _started);
    }

    [Fact]
    public async Task An_instance_that_the_engine_has_is_not_started_again_although_nobody_noted_it()
    {
        await Assert.ThrowsAsync<IOException>(() => new InstanceStarter(_ledger, TimeProvider.System).StartAsync(
            "run-1", () => Task.FromResult(false), () => throw new IOException("the process died"), default));

        var outcome = await new InstanceStarter(_ledger, TimeProvider.System).StartAsync(
            "run-1", () => Task.FromResult(true), () => throw new InvalidOperationException("must not start"), default);

        Assert.Equal(StartOutcome.AlreadyExists, outcome);
    }

    [Fact]
    public async Task A_child_gets_its_id_again_when_its_reservation_is_repeated_and_nobody_else_does()
    {
        var mine = new InstanceReservation("job-1", "run-1/a");

        Assert.True(await _ledger.TryReserveAsync(mine, default));
        Assert.True(await _ledger.TryReserveAsync(mine, default));
        Assert.False(await _ledger.TryReserveAsync(mine with { Owner = "run-1/b" }, default));
    }

    private Task<StartOutcome> StartAsync(TimeProvider time) => new InstanceStarter(_ledger, time).StartAsync(
        "run-1",
        () => Task.FromResult(false),
        () =>
        {
            Interlocked.Increment(ref _started);
            return Task.FromResult(true);
        },
        default);

    private sealed class LaterTime(TimeSpan later) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + later;
    }
}

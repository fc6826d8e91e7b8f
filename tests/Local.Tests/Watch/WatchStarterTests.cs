using HybridTrust.Entra;
using HybridTrust.Json;
using HybridTrust.Local.Hosting;
using HybridTrust.Records;
using HybridTrust.Testing;
using HybridTrust.Watch;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace HybridTrust.Local.Tests.Watch;

/// <summary>One watch at a time, whoever begins it and however often.</summary>
public sealed class WatchStarterTests
{
    [Fact]
    public async Task None_begins_while_one_is_at_work_and_the_next_does_when_it_has_ended()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        bench.Directories.Set(bench.Runs.Estate.Profile.Tenant.Id, asked => asked <= 1 ? new ThrottledException("429", TimeSpan.FromSeconds(3)) : null);
        var starter = StarterOf(bench);

        var first = await starter.StartAsync(bench.Limit);
        await bench.MoveAsync(bench.Time.GetUtcNow().AddSeconds(1));
        Assert.Null(await starter.StartAsync(bench.Limit));

        await bench.Engine.WaitForEndAsync(first!, bench.Limit);
        await bench.MoveAsync(bench.Time.GetUtcNow().AddHours(6));
        var second = await starter.StartAsync(bench.Limit);
        Assert.NotEqual(first, second);
        await bench.Engine.WaitForEndAsync(second!, bench.Limit);
        Assert.Equal(2, await WatchesAsync(bench));
    }

    [Fact]
    public async Task Of_many_that_begin_one_side_by_side_one_does()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());

        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StarterOf(bench).StartAsync(bench.Limit)));

        await bench.Engine.WaitForEndAsync(Assert.Single(begun, id => id is not null)!, bench.Limit);
        Assert.Equal(1, await WatchesAsync(bench));
    }

    [Fact]
    public async Task A_watch_that_never_ends_stands_in_the_way_for_a_day_and_no_longer()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        bench.Directories.Set(bench.Runs.Estate.Profile.Tenant.Id, _ => new ThrottledException("429", TimeSpan.FromHours(1)));
        var starter = StarterOf(bench);
        var stuck = await starter.StartAsync(bench.Limit);

        await bench.MoveAsync(bench.Time.GetUtcNow().AddHours(23));
        Assert.Null(await starter.StartAsync(bench.Limit));
        await bench.MoveAsync(bench.Time.GetUtcNow().AddHours(2));

        Assert.NotEqual(stuck, await starter.StartAsync(bench.Limit));
        Assert.Equal(InstanceStatus.Running, (await bench.Engine.FindAsync(stuck!, bench.Limit))!.Status);
    }

    [Fact]
    public async Task A_host_that_died_between_claim_and_start_is_succeeded()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        var starter = StarterOf(bench);
        var ended = await starter.StartAsync(bench.Limit);
        await bench.Engine.WaitForEndAsync(ended!, bench.Limit);
        var key = new RecordKey("watch-claim", "last");
        var claim = (await bench.Runs.Records.FindAsync(key, bench.Limit))!;
        await bench.Runs.Records.TryReplaceAsync(
            key, claim.Tag, TrustJson.SerializeToUtf8(new WatchClaim("watch-20000101000000", bench.Time.GetUtcNow())), bench.Limit);

        Assert.Null(await starter.StartAsync(bench.Limit));
        await bench.MoveAsync(bench.Time.GetUtcNow().AddMinutes(2));

        Assert.NotNull(await starter.StartAsync(bench.Limit));
    }

    [Fact]
    public async Task The_hosts_timer_begins_none_while_one_is_at_work()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        bench.Directories.Set(bench.Runs.Estate.Profile.Tenant.Id, _ => new ThrottledException("429", TimeSpan.FromHours(1)));
        var clock = new SimulatedTime(bench.Time.GetUtcNow());
        await using (new WatchTimer(new WatchStarter(bench.Runs.Records, bench.Engine, clock, NullLogger<WatchStarter>.Instance), clock, NullLogger.Instance))
        {
            foreach (var expected in new[] { 1, 1, 1, 1, 2 })
            {
                var due = clock.NextDue!.Value;
                clock.MoveTo(due);
                while (clock.NextDue is not { } next || next <= due)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, bench.Limit);
                }

                Assert.Equal(expected, await WatchesAsync(bench));
            }
        }
    }

    private static WatchStarter StarterOf(WatchBench bench) => new(bench.Runs.Records, bench.Engine, bench.Time, NullLogger<WatchStarter>.Instance);

    private static async Task<int> WatchesAsync(WatchBench bench)
    {
        var watches = 0;
        await foreach (var watch in bench.Engine.QueryAsync(WatchWorkflow.Prefix, status: null, bench.Limit))
        {
            watches += watch.Name == WatchWorkflow.Reference.Name ? 1 : 0;
        }

        return watches;
    }
}

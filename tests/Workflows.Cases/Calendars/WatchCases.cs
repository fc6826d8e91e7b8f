using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Watch;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace HybridTrust.Workflows.Cases.Calendars;

/// <summary>A whole watch over more organizations than a page holds, on any engine.</summary>
public abstract class WatchCases
{
    private const int Others = WatchPageWorkflow.Size + 10;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(20);

    /// <summary>Pages are apart by minutes here, so that the engine is restarted while some wait; a tenant that throttles is waited for by a timer.</summary>
    [Fact]
    public async Task A_watch_looks_at_everybody_once_across_a_restart_and_comes_back_to_who_throttles()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var clock = new SimulatedTime(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var world = await StartAsync(clock);
        var names = await AddAsync(world, limit.Token);
        var slow = names[37];
        var tenants = new ThrottledTenant(world.Estate.Context.RequiredDirectory(), slow.Tenant.Id, RetryAfter, clock);
        await using var engine = CreateEngine(clock);
        var client = await engine.StartAsync(new WorkflowRegistry().AddRuns().AddWatch(), services => world.AddTo(services).AddSingleton<IDirectories>(tenants));
        var began = clock.GetUtcNow();
        var calendar = new Calendar(engine, clock, client);
        calendar.RestartAt(began.AddSeconds(1));

        await client.StartAsync(WatchWorkflow.Reference, WatchWorkflow.IdAt(began), new WatchOrder("", TimeSpan.FromMinutes(10)), limit.Token);
        var watch = await calendar.PassAsync(WatchWorkflow.IdAt(began), limit.Token);

        var totals = watch.Output<WatchTotals>()!;
        Assert.True(watch.Status is InstanceStatus.Completed, watch.Failure?.Message);
        Assert.Equal((Others + 1, 0, 0), (totals.Organizations, totals.Unread, totals.Inside));
        Assert.Equal(1, calendar.Restarts);
        Assert.Equal(Others + 1, tenants.ReadAt.Count);
        Assert.Equal(slow.Tenant.Id, tenants.ReadAt.MaxBy(read => read.Value).Key);
        Assert.True(tenants.ReadAt[slow.Tenant.Id] - began >= RetryAfter);
        var heartbeat = (await new WatchStore(world.Records).HeartbeatAsync(limit.Token))!;
        Assert.Equal((watch.InstanceId, totals), (heartbeat.Watch, heartbeat.Totals));
        Assert.Equal(clock.GetUtcNow(), heartbeat.EndedAt);
        Assert.Equal(3, await PagesAsync(calendar.Client, limit.Token));
    }

    /// <summary>The servers are known through a verification, a week apart: two timers' worth of watches, and the runner in between.</summary>
    [Fact]
    public async Task A_watch_has_the_servers_verified_and_the_next_one_knows_them()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var clock = new SimulatedTime(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var world = await StartAsync(clock);
        await using var engine = CreateEngine(clock);
        var client = await engine.StartAsync(new WorkflowRegistry().AddRuns().AddWatch(), services => world.AddTo(services));
        var calendar = new Calendar(engine, clock, client) { Others = _ => AnswerAsync(world, client, limit.Token) };
        var store = new WatchStore(world.Records);

        var first = await WatchAsync(calendar, clock, limit.Token);
        var verification = (await store.FindAsync(world.Estate.Profile.Name, limit.Token))!.PendingRun!;
        var verified = await calendar.PassAsync(verification, limit.Token);
        clock.MoveTo(clock.GetUtcNow().AddHours(6));
        var second = await WatchAsync(calendar, clock, limit.Token);

        Assert.Equal(RunOutcome.NothingToDo, verified.Output<RunResult>()!.Outcome);
        Assert.Equal((1, 0, 1, 0), (first.Organizations, first.Problems, second.Organizations, second.Problems));
        var seen = (await store.FindAsync(world.Estate.Profile.Name, limit.Token))!;
        Assert.Equal((null, verification), (seen.PendingRun, seen.Site!.Run));
        Assert.Equal(world.Estate.Profile.Topology.TokenServers().Select(s => s.Fqdn), seen.Site.Servers.Select(s => s.Server));
        Assert.True(second.Certificates > first.Certificates);
    }

    /// <summary>Makes the engine to test.</summary>
    protected abstract ITimedEngine CreateEngine(SimulatedTime clock);

    private static async Task<RunBench> StartAsync(SimulatedTime clock)
    {
        var estate = await EstateBench.StartAsync(time: clock.ForWork, clock: clock);
        Assert.Null((await estate.ApplyAllAsync()).Stopped());
        return await RunBench.StartAsync(estate, clock);
    }

    /// <summary>Other organizations, each of a tenant of its own, with the same certificate in use.</summary>
    private static async Task<IReadOnlyList<OrganizationProfile>> AddAsync(RunBench world, CancellationToken limit)
    {
        var profile = world.Estate.Profile;
        var vault = world.Estate.Context.RequiredVault();
        var certificate = (await vault.FindAsync($"{profile.Name}-auth-certificate", limit))!.Certificate;
        var added = new List<OrganizationProfile>();
        for (var number = 0; number < Others; number++)
        {
            var other = profile with { Name = $"org-{number:000}", Tenant = profile.Tenant with { Id = Guid.NewGuid() } };
            await new OrganizationStore(world.Records).SaveAsync(other, limit);
            await vault.StoreAsync($"{other.Name}-auth-certificate", certificate, limit);
            added.Add(other);
        }

        return added;
    }

    private static async Task<WatchTotals> WatchAsync(Calendar calendar, SimulatedTime clock, CancellationToken limit)
    {
        var id = WatchWorkflow.IdAt(clock.GetUtcNow());
        await calendar.Client.StartAsync(WatchWorkflow.Reference, id, WatchOrder.All, limit);
        return (await calendar.PassAsync(id, limit)).Output<WatchTotals>()!;
    }

    private static async Task<bool> AnswerAsync(RunBench world, IWorkflowClient client, CancellationToken limit)
    {
        foreach (var runner in world.Runners)
        {
            await runner.AnswerAsync(client, world.Records, world.Signer, limit);
        }

        return false;
    }

    private static async Task<int> PagesAsync(IWorkflowClient client, CancellationToken limit)
    {
        var pages = 0;
        await foreach (var instance in client.QueryAsync(WatchWorkflow.Prefix, InstanceStatus.Completed, limit))
        {
            pages += instance.Name == WatchPageWorkflow.Reference.Name ? 1 : 0;
        }

        return pages;
    }
}

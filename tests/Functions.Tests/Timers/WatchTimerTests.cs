using HybridTrust.Functions.Durable;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Functions.Tests.Durable;
using HybridTrust.Functions.Tests.Runs;
using HybridTrust.Functions.Tests.Support;
using HybridTrust.Functions.Timers;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Watch;
using HybridTrust.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridTrust.Functions.Tests.Timers;

public sealed class WatchTimerTests
{
    [Fact]
    public async Task Each_organization_is_looked_at_and_the_heart_beats_whatever_was_found()
    {
        await using var world = await RunBench.StartAsync(await EstateBench.StartAsync());
        var log = new LogLines<WatchTimer>();

        await WatchAsync(world, log);

        Assert.Contains("the vault has no fabrikam-auth-certificate", Assert.Single(log.Of("WatchProblem")), StringComparison.Ordinal);
        Assert.Equal(
            "The watch looked at 1 organizations and saw 0 certificates: 0 inside their thresholds, 1 problems.", Assert.Single(log.Of("WatchHeartbeat")));
    }

    [Fact]
    public async Task A_certificate_inside_its_window_is_named_by_its_thumbprint()
    {
        await using var world = await RunBench.StartAsync(await EstateBench.StartAsync());
        var certificate = TestCertificates.NearItsEnd();
        await world.Estate.Context.RequiredVault().StoreAsync("fabrikam-auth-certificate", certificate, default);
        var log = new LogLines<WatchTimer>();

        await WatchAsync(world, log);

        var sentence = Assert.Single(log.Of("CertificateInsideWindow"));
        Assert.Contains(certificate.Thumbprint, sentence, StringComparison.Ordinal);
        Assert.Contains("fabrikam", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timer_that_fires_while_a_watch_is_at_work_begins_no_second()
    {
        await using var world = await RunBench.StartAsync(await EstateBench.StartAsync());
        await world.Estate.Context.RequiredVault().StoreAsync("fabrikam-auth-certificate", TestCertificates.NearItsEnd(), default);
        using var ports = new HostPorts(world.Estate);
        var tenant = new ThrottlingTenant(world.Estate.Context.RequiredDirectory());
        await using var hub = await InMemoryHub.StartAsync();
        await using var worker = await DurableWorker.StartAsync(
            hub.Address,
            new WorkflowRegistry().AddRuns().AddWatch().AddDurable(),
            world.Records,
            services => tenant.AddTo(ports.AddTo(world.AddTo(services))));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        for (var fired = 0; fired < 3; fired++)
        {
            await TimerOf(world, worker).RunAsync(new TimerInfo(), worker.Durable, limit.Token);
            await Task.Delay(TimeSpan.FromSeconds(1.1), limit.Token);
        }

        var watch = Assert.Single(await WatchesAsync(worker, limit.Token));
        Assert.Equal(InstanceStatus.Running, watch.Status);
        tenant.Throttles = false;
        Assert.Equal(InstanceStatus.Completed, (await worker.Client.WaitForEndAsync(watch.InstanceId, limit.Token)).Status);

        await TimerOf(world, worker).RunAsync(new TimerInfo(), worker.Durable, limit.Token);
        Assert.Equal(2, (await WatchesAsync(worker, limit.Token)).Count);
    }

    private static WatchTimer TimerOf(RunBench world, DurableWorker worker) =>
        new(new WatchStarter(world.Records, worker.Client, world.Time, NullLogger<WatchStarter>.Instance), new DurableClientSource());

    private static async Task<List<WorkflowInstance>> WatchesAsync(DurableWorker worker, CancellationToken cancellation)
    {
        var watches = new List<WorkflowInstance>();
        await foreach (var watch in worker.Client.QueryAsync(WatchWorkflow.Prefix, status: null, cancellation))
        {
            if (watch.Name == WatchWorkflow.Reference.Name)
            {
                watches.Add(watch);
            }
        }

        return watches;
    }

    /// <summary>Lets the timer fire once, with the host's own adapters, on Durable Task.</summary>
    internal static async Task WatchAsync(RunBench world, LogLines<WatchTimer> log)
    {
        using var ports = new HostPorts(world.Estate);
        using var provider = new OneLog(log);
        await using var hub = await InMemoryHub.StartAsync();
        await using var worker = await DurableWorker.StartAsync(
            hub.Address,
            new WorkflowRegistry().AddRuns().AddWatch().AddDurable(),
            world.Records,
            services => ports.AddTo(world.AddTo(services)).AddSingleton<ILoggerProvider>(provider));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await TimerOf(world, worker).RunAsync(new TimerInfo(), worker.Durable, limit.Token);
        foreach (var watch in await WatchesAsync(worker, limit.Token))
        {
            Assert.Equal(InstanceStatus.Completed, (await worker.Client.WaitForEndAsync(watch.InstanceId, limit.Token)).Status);
        }
    }
}

using HybridTrust.Functions.Callers;
using HybridTrust.Functions.Durable;
using HybridTrust.Functions.Settings;
using HybridTrust.Functions.Tests.Durable;
using HybridTrust.Functions.Tests.Support;
using HybridTrust.Functions.Timers;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases;
using Microsoft.Azure.Functions.Worker;

namespace HybridTrust.Functions.Tests.Timers;

public sealed class HistoryPurgeTests
{
    [Fact]
    public async Task What_ended_long_ago_is_forgotten_what_runs_is_kept_and_an_id_stays_taken()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var registry = new WorkflowRegistry().AddDurable();
        var brief = registry.Workflow<int, int>("brief", (_, input) => Task.FromResult(input));
        var waiting = registry.Workflow<int, bool>("waiting", async (workflow, _) =>
            await workflow.WaitForEventAsync<int>("go", workflow.UtcNow.AddHours(1)) is EventOutcome<int>.Received);
        var records = new InMemoryRecords();
        await using var hub = await InMemoryHub.StartAsync();
        await using var worker = await DurableWorker.StartAsync(hub.Address, registry, records);
        await worker.Client.StartAsync(brief, "run-1", 1, limit.Token);
        await worker.Client.StartAsync(waiting, "run-2", 1, limit.Token);
        await worker.Client.WaitForEndAsync("run-1", limit.Token);
        var settings = new HostSettings(
            new HostWorld.Simulated(new Uri("http://127.0.0.1/"), "", "", "", ""), 30, new RunnerIdentities(new Dictionary<Guid, string>()), null);

        await new HistoryPurge(settings, TimeProvider.System, new LogLines<HistoryPurge>()).RunAsync(new TimerInfo(), worker.Durable, limit.Token);
        Assert.NotNull(await worker.Client.FindAsync("run-1", limit.Token));

        await new HistoryPurge(settings, new MuchLater(), new LogLines<HistoryPurge>()).RunAsync(new TimerInfo(), worker.Durable, limit.Token);
        Assert.Null(await worker.Client.FindAsync("run-1", limit.Token));
        Assert.NotNull(await worker.Client.FindAsync("run-2", limit.Token));
        Assert.Equal(StartOutcome.AlreadyExists, await worker.Client.StartAsync(brief, "run-1", 1, limit.Token));
    }

    private sealed class MuchLater : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(31);
    }
}

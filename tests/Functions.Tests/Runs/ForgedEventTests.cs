using HybridTrust.Evidence;
using HybridTrust.Functions.Durable;
using HybridTrust.Functions.Tests.Durable;
using HybridTrust.Jobs;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Tests.Runs;

/// <summary>
/// Whoever holds the engine's management key can raise any event on any instance, past the API and its roles. An event is a bell: it
/// makes the run look, and what the run sees is the record.
/// </summary>
public sealed class ForgedEventTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(90));

    [Fact]
    public async Task An_approval_raised_with_the_management_key_approves_nothing_and_is_noted()
    {
        await using var world = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var hub = await InMemoryHub.StartAsync();
        await using var worker = await StartAsync(hub, world);
        using var shift = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token);
        world.Approves = false;
        var run = await DeliverAsync(worker, world, RunAction.Apply);
        var serving = world.DriveAsync(worker.Client, RequestOf(world, RunAction.Apply), shift.Token);
        var plan = await WaitForAsync(async () =>
            (await worker.Client.FindAsync(run, _limit.Token))?.PublishedStatus<RunStatus>() is { Phase: RunPhase.WaitingForApproval } status ? status.PlanHash : null);

        await worker.Durable.RaiseEventAsync(run, Approval.EventName(plan), new ApprovalNotice(plan), _limit.Token);
        var noted = await WaitForAsync(async () => (await world.EvidenceAsync(run)).FirstOrDefault(
            e => e.Entry.Kind is EvidenceKind.Noted && e.Entry.Summary.Contains("none is recorded", StringComparison.Ordinal)));

        Assert.Equal("host (SIMULATED)", noted.Entry.Actor);
        Assert.DoesNotContain(await world.EvidenceAsync(run), e => e.Entry.Kind is EvidenceKind.Decided or EvidenceKind.Changed);
        Assert.Equal(RunPhase.WaitingForApproval, (await worker.Client.FindAsync(run, _limit.Token))!.PublishedStatus<RunStatus>()!.Phase);
        await shift.CancelAsync();
        await serving.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Fact]
    public async Task A_result_raised_with_the_management_key_reports_nothing()
    {
        await using var world = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var hub = await InMemoryHub.StartAsync();
        await using var worker = await StartAsync(hub, world);
        var run = await DeliverAsync(worker, world, RunAction.Plan);
        var job = await WaitForAsync(async () => await FirstJobAsync(worker.Client, world));

        await worker.Durable.RaiseEventAsync(job, JobResultNotice.EventName, new JobResultNotice(new string('0', 64)), _limit.Token);
        var ended = await worker.Client.WaitForEndAsync(run, _limit.Token);

        var result = ended.Output<RunResult>()!;
        Assert.Equal((RunOutcome.StoppedSafely, 0), (result.Outcome, result.Changes));
        Assert.Contains(job, result.Sentence, StringComparison.Ordinal);
    }

    public void Dispose() => _limit.Dispose();

    private static Task<DurableWorker> StartAsync(InMemoryHub hub, RunBench world) =>
        DurableWorker.StartAsync(hub.Address, new WorkflowRegistry().AddRuns().AddDurable(), world.Records, services => world.AddTo(services));

    private static RunRequest RequestOf(RunBench world, RunAction action) => world.Request("CHG-FORGED", action);

    private async Task<string> DeliverAsync(DurableWorker worker, RunBench world, RunAction action)
    {
        var request = RequestOf(world, action);
        var run = RunId.Of(request);
        await worker.Client.StartAsync(RunWorkflow.Reference, run, request, _limit.Token);
        return run;
    }

    private async Task<string?> FirstJobAsync(IWorkflowClient client, RunBench world)
    {
        await foreach (var instance in client.QueryAsync(JobId.PrefixOf(world.Estate.Profile.Runners.Exchange), InstanceStatus.Running, _limit.Token))
        {
            return instance.InstanceId;
        }

        return null;
    }

    private async Task<T> WaitForAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        while (true)
        {
            if (await look() is { } seen)
            {
                return seen;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), _limit.Token);
        }
    }
}

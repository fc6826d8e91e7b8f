using HybridTrust.Evidence;
using HybridTrust.Runs;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Tests.Runs;

/// <summary>What became of a ticket, told so that two engines can be compared: without times, ids and signatures.</summary>
internal sealed record RunStory(
    InstanceStatus Status, RunOutcome Outcome, int Changes, int RunnerJobs, IReadOnlyList<string> Proofs, IReadOnlyList<string> Evidence)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>Delivers a ticket to an engine, approves what it plans, answers its jobs, and waits for its end.</summary>
    public static async Task<RunStory> TellAsync(IWorkflowClient client, EstateWorld world, RunAction action)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var shift = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var serving = world.Runner().ServeAsync(client, world.Records, shift.Token);
        var request = new RunRequest(
            RunRequest.CurrentVersion, world.Profile.Name, action, [], new TicketReference("generic", $"CHG-{action}"), "requester", Attempt: 1);
        var run = RunId.Of(request);
        await client.StartAsync(RunWorkflow.Reference, run, request, limit.Token);
        if (action is RunAction.Apply)
        {
            await ApproveAsync(client, world, run, limit.Token);
        }

        var ended = await client.WaitForEndAsync(run, limit.Token);
        await shift.CancelAsync();
        await serving.ContinueWith(_ => { }, TaskScheduler.Default);
        var result = ended.Output<RunResult>()!;
        var evidence = await new EvidenceLog(world.Records).ReadAsync(run, limit.Token);
        Assert.All(evidence, record => Assert.True(record.IsIntact()));
        return new RunStory(
            ended.Status,
            result.Outcome,
            result.Changes,
            result.RunnerJobs,
            [.. result.Proofs.Select(p => $"{p.Name} {p.Verdict}")],
            [.. evidence.Select(r => $"{r.Entry.Kind} by {r.Entry.Actor}")]);
    }

    private static async Task ApproveAsync(IWorkflowClient client, EstateWorld world, string run, CancellationToken cancellation)
    {
        while ((await client.FindAsync(run, cancellation))?.PublishedStatus<RunStatus>() is not { Phase: RunPhase.WaitingForApproval })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        }

        var plan = (await client.FindAsync(run, cancellation))!.PublishedStatus<RunStatus>()!.PlanHash!;
        var decision = new Approval(run, plan, Approved: true, "approver", TimeProvider.System.GetUtcNow(), Reason: null);
        await new Api.Approvals.DecisionLedger(world.Records).RecordAsync(decision, cancellation);
        Assert.True(await client.RaiseEventAsync(run, Approval.EventName(plan), new ApprovalNotice(plan), cancellation));
    }
}

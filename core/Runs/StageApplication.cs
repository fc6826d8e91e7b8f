using System.Globalization;
using HybridTrust.Evidence;
using HybridTrust.Plans;
using HybridTrust.Runs.Activities;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>Applies an approved plan stage by stage, each under the organization's lock.</summary>
internal sealed class StageApplication(RunSession run, Plan plan, string hash, StageScope? scope = null)
{
    private readonly StageScope _scope = scope ?? StageScope.Whole(run);

    private static readonly TimeSpan LockPause = TimeSpan.FromSeconds(15);

    /// <summary>A stage's lease outlives its job, so that nobody takes over while a runner may still work.</summary>
    private static readonly TimeSpan Lease = BatchDispatcher.JobLifetime + TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, PlannedChange> _approved = plan.Changes.ToDictionary(c => c.Step, StringComparer.Ordinal);

    public async Task<StageEnding> ApplyAsync()
    {
        // A stage that has nothing to change needs no visit: its facts are known from the inspection.
        var stages = Executors.StagesOf(_scope.Steps, run.Organization, _scope.FirstNumber).Where(s => s.Steps.Any(_approved.ContainsKey)).ToList();
        foreach (var (index, stage) in stages.Index())
        {
            await WaitForWindowAsync();
            var ending = await ApplyUnderLockAsync(stage, $"{index + 1} of {stages.Count}");
            if (ending is not StageEnding.AllApplied)
            {
                return ending;
            }
        }

        return new StageEnding.AllApplied();
    }

    private async Task<StageEnding> ApplyUnderLockAsync(Stage stage, string place)
    {
        var holder = string.Create(CultureInfo.InvariantCulture, $"{run.Id}/r{run.Round}/s{stage.Number}");
        var grant = await AcquireAsync(holder);
        run.Publish(
            RunPhase.Applying,
            string.Create(CultureInfo.InvariantCulture, $"Stage {place}: {stage.Steps.Count} {(stage.Steps.Count == 1 ? "step" : "steps")} by {stage.Executor}."),
            hash,
            changes: plan.Changes.Count);
        try
        {
            return await ApplyAsync(stage, grant.Fence);
        }
        finally
        {
            await run.Workflow.CallActivityAsync(
                RunActivities.ReleaseLock, new LockRequest(run.Organization.Name, holder, grant.LeaseUntil), RetryPolicy.Safe);
        }
    }

    private async Task<StageEnding> ApplyAsync(Stage stage, long fence)
    {
        run.ProofLedger.Expire();
        var facts = run.FactsNow();
        var orders = stage.Steps.Select(id => new StepOrder(id, _approved.GetValueOrDefault(id)?.Finding, null)).ToList();
        var request = new BatchRequest(run.Organization, run.Procedures, BatchMode.Apply, orders, facts);
        var outcome = await new BatchDispatcher(run).DispatchAsync(stage.Executor, request, stage.Number, hash, fence);
        switch (outcome)
        {
            case BatchOutcome.Refused refused:
                return new StageEnding.StoppedSafely(refused.Why);
            case BatchOutcome.Unknown unknown:
                return new StageEnding.HalfDone(
                    $"{unknown.Why} It is not known which of these steps were done: {string.Join(", ", stage.Steps)}. A new run looks at each before it changes anything.");
            case BatchOutcome.Done done:
                run.Learn(run.Steps.Where(step => stage.Steps.Contains(step.Id, StringComparer.Ordinal)), facts, done.Result.Facts);
                await RecordAsync(stage, done);
                return Judge(stage, done.Result);
            default:
                throw new InvalidOperationException("A batch is done, refused or unknown.");
        }
    }

    private async Task RecordAsync(Stage stage, BatchOutcome.Done done)
    {
        var steps = run.Steps.ToDictionary(s => s.Id, StringComparer.Ordinal);
        run.Applied += done.Result.Steps.Count(s => s.Action is StepAction.Applied);
        run.Overtaken += done.Result.Steps.Count(s => s.Action is StepAction.LeftAlone && _approved.ContainsKey(s.Step));
        await run.RecordAsync(
            [.. done.Result.Steps.Select(r => StepEntry.Of(run, EvidenceKind.Changed, stage.Number, steps[r.Step], r, done.Evidence))]);
    }

    private StageEnding Judge(Stage stage, BatchResult result)
    {
        // What the profile calls optional may be refused, and the run goes on (domain 3.9).
        var optional = run.Steps.Where(step => step.Optional).Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var refused = result.Steps.LastOrDefault(s => s.Action is StepAction.Refused && !optional.Contains(s.Step));
        var stopped = result.Steps.FirstOrDefault(s => s.Action is StepAction.Failed or StepAction.Drifted)
            ?? refused
            ?? result.Steps.FirstOrDefault(s => s.Action is StepAction.NotReached);
        return stopped?.Action switch
        {
            null => new StageEnding.AllApplied(),
            StepAction.Drifted => new StageEnding.WorldMoved($"{stopped.Step}: the world moved since the approval. {stopped.Explanation}"),
            StepAction.Failed => new StageEnding.HalfDone($"{stopped.Step} of stage {stage.Number} failed: {stopped.Explanation}"),
            _ => new StageEnding.StoppedSafely($"{stopped.Step}: {stopped.Explanation}"),
        };
    }

    private async Task<LockGrant> AcquireAsync(string holder)
    {
        while (true)
        {
            var request = new LockRequest(run.Organization.Name, holder, run.Workflow.UtcNow + Lease);
            var grant = (await run.Workflow.CallActivityAsync(RunActivities.AcquireLock, request, RetryPolicy.Safe)).Required();
            if (grant.Granted)
            {
                return grant;
            }

            run.Publish(RunPhase.Waiting, $"{grant.Holder} is changing {run.Organization.Name}; this run goes on when it is done.", hash, changes: plan.Changes.Count);
            await run.Workflow.DelayUntilAsync(run.Workflow.UtcNow + LockPause);
        }
    }

    private async Task WaitForWindowAsync()
    {
        if (_scope.Window is { } window && window.NextOpening(run.Workflow.UtcNow) is { } opens)
        {
            run.Publish(RunPhase.Waiting, $"Approved; the maintenance window opens at {opens:u}.", hash, changes: plan.Changes.Count);
            await run.Workflow.DelayUntilAsync(opens);
        }
    }
}

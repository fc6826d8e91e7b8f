using System.Globalization;
using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Runs.Activities;
using HybridTrust.Runs.Changes;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>Applies an approved plan stage by stage, each under the organization's lock.</summary>
internal sealed class StageApplication(RunSession run, Plan plan, string hash, StageWork work)
{
    private static readonly TimeSpan LockPause = TimeSpan.FromSeconds(15);

    /// <summary>A stage's lease outlives its job, so that nobody takes over while a runner may still work.</summary>
    private static readonly TimeSpan Lease = BatchDispatcher.JobLifetime + TimeSpan.FromMinutes(5);

    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    /// <summary>What became of each step so far.</summary>
    public List<StepResult> Results { get; } = [];

    public async Task<StageEnding> ApplyAsync()
    {
        foreach (var (index, stage) in work.Stages.Index())
        {
            var place = $"{index + 1} of {work.Stages.Count}";
            var ending = await ApplyWhenAllowedAsync(stage, place);
            await TellAsync(stage, place, ending);
            if (ending is not StageEnding.AllApplied)
            {
                return ending;
            }
        }

        return new StageEnding.AllApplied();
    }

    /// <summary>
    /// Waits for the window, the change record and for nobody's hold. A hold that comes in mid-stage makes the stage begin again where it stopped, and a stage that
    /// outlasts the window goes on in the next one with what is left of it; each step is looked at again first.
    /// </summary>
    private async Task<StageEnding> ApplyWhenAllowedAsync(Stage stage, string place)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await WaitForAllowanceAsync() is { } over)
            {
                return new StageEnding.StoppedSafely(over);
            }

            var ending = await ApplyUnderLockAsync(stage, place, attempt);
            switch (ending)
            {
                case StageEnding.Interrupted:
                    break;
                case StageEnding.OutOfWindow late when late.Left.Count == stage.Steps.Count:
                    return new StageEnding.StoppedSafely(
                        $"{late.Sentence} Not one step of the stage found room in that window; make it longer in the profile, or see what kept the stage waiting, then start the run again.");
                case StageEnding.OutOfWindow late:
                    await run.RecordAsync(run.Entry(
                        EvidenceKind.Noted, $"{late.Sentence} {late.Left.Count} of {stage.Steps.Count} steps of this stage go on in the next window.", late.Left));
                    stage = stage with { Steps = late.Left };
                    break;
                default:
                    return ending;
            }
        }
    }

    // After the lock is given back: a ticket system that is slow to answer keeps nobody waiting.
    private async Task TellAsync(Stage stage, string place, StageEnding ending)
    {
        var sentence = ending switch
        {
            StageEnding.StoppedSafely stopped => stopped.Sentence,
            StageEnding.HalfDone half => half.Sentence,
            StageEnding.WorldMoved moved => moved.Sentence,
            _ => "done.",
        };
        var evidence = await run.SignHeadAsync();
        await run.TellTicketAsync(
            run.Key(string.Create(CultureInfo.InvariantCulture, $"stage-{stage.Number}")), $"Stage {place} by {stage.Executor}: {sentence}\n{evidence}");
    }

    private async Task<StageEnding> ApplyUnderLockAsync(Stage stage, string place, int attempt)
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
            return await ApplyAsync(stage, grant.Fence, attempt);
        }
        finally
        {
            await run.Workflow.CallActivityAsync(
                RunActivities.ReleaseLock, new LockRequest(run.Organization.Name, holder, grant.LeaseUntil), RetryPolicy.Safe);
        }
    }

    private async Task<StageEnding> ApplyAsync(Stage stage, long fence, int attempt)
    {
        // The lock may have been long in coming.
        var now = run.Workflow.UtcNow;
        DateTimeOffset? closes = null;
        if (!work.Protects)
        {
            if (await run.Changes.ReadAsync(work) is not ChangeAllowance.Open open)
            {
                return new StageEnding.Interrupted($"The time to change {run.Organization.Name} had passed by {now:u}, when the lock came free.");
            }

            closes = open.Closes;
        }

        run.ProofLedger.Expire();
        var facts = run.FactsNow();
        var orders = stage.Steps.Select(id => work.Orders[id]).ToList();
        var request = new BatchRequest(run.Organization, run.Procedures, work.Mode, orders, facts) { WindowClosesAt = closes };
        var outcome = await new BatchDispatcher(run).DispatchAsync(
            stage.Executor, request, stage.Number, hash, TermsOf(fence), attempt);
        switch (outcome)
        {
            case BatchOutcome.Refused refused:
                return new StageEnding.StoppedSafely(refused.Why);
            case BatchOutcome.Unknown unknown:
                return new StageEnding.HalfDone(
                    $"{unknown.Why} It is not known which of these steps were done: {string.Join(", ", stage.Steps)}. A new run looks at each before it changes anything.");
            case BatchOutcome.Done done:
                run.Learn(run.Steps.Where(step => stage.Steps.Contains(step.Id, StringComparer.Ordinal)), facts, done.Result.Facts);
                await RecordAsync(stage, done, attempt);
                return done.Result.LeftByWindow() is { Count: > 0 } left
                    ? new StageEnding.OutOfWindow(left, done.Result.Steps.First(r => r.Action is StepAction.OutOfWindow).Explanation!)
                    : await JudgeAsync(stage, done.Result, now);
            default:
                throw new InvalidOperationException("A batch is done, refused or unknown.");
        }
    }

    private ChangeTerms TermsOf(long fence) => new(run.Id, run.Organization.Name, fence, run.Approval)
    {
        Ticket = work.Protects || run.Request.Ticket.Record is null ? null : run.Request.Ticket,
    };

    private async Task RecordAsync(Stage stage, BatchOutcome.Done done, int attempt)
    {
        var steps = run.Steps.ToDictionary(s => s.Id, StringComparer.Ordinal);
        var planned = plan.Changes.Select(c => c.Step).ToHashSet(StringComparer.Ordinal);
        Results.AddRange(done.Result.Steps);
        run.Applied += done.Result.Steps.Count(s => s.Action is StepAction.Applied or StepAction.Undone);
        run.Overtaken += done.Result.Steps.Count(s => s.Action is StepAction.LeftAlone && planned.Contains(s.Step) && !_changed.Contains(s.Step));
        _changed.UnionWith(done.Result.Steps.Where(s => s.Action is StepAction.Applied or StepAction.Undone).Select(s => s.Step));
        await run.RecordAsync(
        [
            .. done.Result.Steps.Select(r => StepEntry.Of(run, EvidenceKind.Changed, stage.Number, steps[r.Step], r, done.Evidence)),
            run.Entry(EvidenceKind.Learned, $"What is known after stage {stage.Number}.", new FactsEvidence(run.Round, stage.Number, run.FactsNow())),
        ]);
        if (work.Undoes is { } undone)
        {
            var back = done.Result.Steps.Where(s => s.Action is StepAction.Undone or StepAction.LeftAlone).Select(s => s.Step).ToList();
            (await run.Workflow.CallActivityAsync(
                RunActivities.KeepUndone, new UndoneSteps(undone, run.Id, run.Round, stage.Number, attempt, back), RetryPolicy.Safe)).Required();
        }
    }

    private async Task<StageEnding> JudgeAsync(Stage stage, BatchResult result, DateTimeOffset began)
    {
        // What the profile calls optional may be refused, and the run goes on (domain 3.9).
        var optional = run.Steps.Where(step => step.Optional).Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var refused = result.Steps.LastOrDefault(s => s.Action is StepAction.Refused && !optional.Contains(s.Step));
        if (work.Mode is BatchMode.Undo)
        {
            // What somebody changed since stays theirs, and the rest is put back all the same.
            refused = null;
        }

        var stopped = result.Steps.FirstOrDefault(s => s.Action is StepAction.Failed or StepAction.Drifted)
            ?? refused
            ?? result.Steps.FirstOrDefault(s => s.Action is StepAction.NotReached);
        return stopped?.Action switch
        {
            null => new StageEnding.AllApplied(),
            StepAction.NotReached when await run.Orders.InterruptedSinceAsync(began) || await run.Changes.IsShutAsync(work) => new StageEnding.Interrupted($"{stopped.Step}: {stopped.Explanation}"),
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

    /// <summary>Gives why the run is over, or null when changes may begin.</summary>
    private async Task<string?> WaitForAllowanceAsync()
    {
        for (var waited = 0; ; waited++)
        {
            if (await run.Orders.WaitWhileHeldAsync(hash, plan.Changes.Count) is { } over)
            {
                return over;
            }

            if (work.Protects)
            {
                return null;
            }

            switch (await run.Changes.ReadAsync(work))
            {
                case ChangeAllowance.Open:
                    return null;
                case ChangeAllowance.Over ended:
                    return ended.Sentence;
                case ChangeAllowance.Shut shut when run.Organization.OutsideWindow is OutsideWindow.Stop:
                    return $"{shut.Sentence} The profile of {run.Organization.Name} has runs stop then; start the run again when changes may be made.";
                case ChangeAllowance.Shut shut:
                    await run.Changes.WaitAsync(shut, waited, hash, plan.Changes.Count);
                    break;
            }
        }
    }
}

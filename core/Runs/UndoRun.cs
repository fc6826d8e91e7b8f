using HybridTrust.Evidence;
using HybridTrust.Plans;
using HybridTrust.Runs.Activities;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>Puts back what an earlier run changed: plan, approval, last change first, proofs. What stands in the way of one step does not hold the others up.</summary>
internal sealed class UndoRun(RunSession run, string undone)
{
    public async Task<RunResult> CarryOutAsync()
    {
        run.Publish(RunPhase.Inspecting, $"Reading what {undone} changed.");
        var basis = (await run.Workflow.CallActivityAsync(RunActivities.LoadUndo, undone, RetryPolicy.Safe)).Required();
        if (!string.Equals(basis.Organization, run.Organization.Name, StringComparison.Ordinal))
        {
            return Result(RunOutcome.StoppedSafely, $"{undone} is a run of {basis.Organization}, not of {run.Organization.Name}. Nothing was changed.", null, []);
        }

        run.Remember(basis.Facts);
        var known = run.Steps.ToDictionary(s => s.Id, StringComparer.Ordinal);
        var plan = PlanOf(basis, known);
        var hash = await run.SaveAsync(plan);
        var stays = plan.Obstacles.Count == 0 ? "" : $" Stays: {Join(plan.Obstacles.Select(o => o.Finding.Sentence))}";
        if (plan.Changes.Count == 0)
        {
            return Result(RunOutcome.NothingToDo, $"There is nothing {(basis.PutBack > 0 ? "more " : "")}to put back of {undone}.{stays}", hash, []);
        }

        if (await new ApprovalWait(run).WaitAsync(plan, hash) is { } refusal)
        {
            return Result(RunOutcome.StoppedSafely, $"{refusal} Nothing was changed.", hash, []);
        }

        var before = basis.Applied.ToDictionary(s => s.Result.Step, s => s.Result.Before!, StringComparer.Ordinal);
        var application = new StageApplication(run, plan, hash, StageWork.Back(run.Organization, undone, [.. plan.Changes.Select(c => known[c.Step])], before));
        var ending = await application.ApplyAsync();
        var refused = application.Results.Where(r => r.Action is StepAction.Refused).ToList();
        var sentence = $"{Back()}{stays}{(refused.Count == 0 ? "" : $" Left as it is: {Join(refused.Select(r => $"{known[r.Step].Object} on {known[r.Step].Target}: {r.Explanation}"))}")}";
        return ending switch
        {
            StageEnding.AllApplied => await ProveAsync(refused.Count == 0 ? RunOutcome.Undone : RunOutcome.StoppedSafely, sentence, hash),
            StageEnding.HalfDone half => await ProveAsync(RunOutcome.Failed, $"{half.Sentence} {sentence}", hash),
            StageEnding.StoppedSafely stopped => await ProveAsync(RunOutcome.StoppedSafely, $"{stopped.Sentence} {sentence}", hash),
            StageEnding.WorldMoved moved => await ProveAsync(RunOutcome.StoppedSafely, $"{moved.Sentence} {sentence}", hash),
            _ => throw new InvalidOperationException("Stages end applied, stopped, moved or half done."),
        };
    }

    private Plan PlanOf(UndoBasis basis, Dictionary<string, IStep> known)
    {
        var found = basis.Applied.Select(done => (Done: done, Finding: WayBack.Of(known.GetValueOrDefault(done.Result.Step), done)))
            .Concat(basis.HalfDone.Select(failed => (Done: failed, Finding: WayBack.OfHalfDone(failed))))
            .Select(f => new PlannedChange(f.Done.Result.Step, f.Done.Site, f.Done.Target, f.Done.Object, f.Done.Document, f.Finding, f.Done.Risk & ~Risk.PointOfNoReturn))
            .ToList();
        return new Plan(
            Plan.CurrentVersion,
            run.Organization.Name,
            run.Procedures,
            [.. found.Where(c => c.Finding.CallsForChange)],
            [.. found.Where(c => !c.Finding.CallsForChange)],
            basis.PutBack);
    }

    /// <summary>Shows what the trust is like now. Proofs that pass no more are what was asked for, and no failure.</summary>
    private async Task<RunResult> ProveAsync(RunOutcome outcome, string sentence, string hash)
    {
        run.Publish(RunPhase.Proving, "Looking at what the trust still does.", hash);
        var proofs = await new Proving(run).ProveAsync();
        await run.RecordAsync([.. proofs.Select(p => run.Entry(EvidenceKind.Proved, Proving.Sentence(p), p))]);
        return Result(outcome, sentence, hash, proofs);
    }

    private RunResult Result(RunOutcome outcome, string sentence, string? hash, IReadOnlyList<Proofs.ProofResult> proofs) =>
        new(outcome, sentence, hash, run.Applied, proofs, run.RunnerJobs);

    private string Back() => run.Applied switch
    {
        0 => $"Nothing of {undone} was put back.",
        1 => $"1 change of {undone} was put back.",
        var count => $"{count} changes of {undone} were put back.",
    } + run.Overtaken switch
    {
        0 => "",
        1 => " 1 more of the plan needed no change.",
        var count => $" {count} more of the plan needed no change.",
    };

    private static string Join(IEnumerable<string> sentences) => string.Join(' ', sentences.Distinct(StringComparer.Ordinal));
}

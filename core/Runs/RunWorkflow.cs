using HybridTrust.Evidence;
using HybridTrust.Plans;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Runs.Rotations;
using HybridTrust.Runs.Turns;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>One run, from ticket to report: inspect, plan, approve, apply, prove.</summary>
public sealed class RunWorkflow(IProcedureCatalogue procedures) : Workflow<RunRequest, RunResult>
{
    /// <summary>How often a run plans again when the world moves between approval and change.</summary>
    private const int MaxRounds = 5;

    /// <summary>The orchestration's name.</summary>
    public static readonly WorkflowReference<RunRequest, RunResult> Reference = new("Run");

    /// <inheritdoc />
    public override async Task<RunResult> RunAsync(IWorkflow workflow, RunRequest input)
    {
        var run = await RunSession.OpenAsync(workflow, input, procedures);
        RunResult result;
        try
        {
            result = await new TurnWait(run).WaitAsync() is { } over ? Result(run, RunOutcome.StoppedSafely, $"{over} {Made(run)}", plan: null, [])
                : input is { Action: RunAction.Undo, Undoes: { } undone } ? await new UndoRun(run, undone).CarryOutAsync() : await new WayBackAfterFailure(run).TakeAsync(await CarryOutAsync(run));
        }
        catch (WorkflowFailedException failed)
        {
            result = Result(run, run.Applied > 0 ? RunOutcome.Failed : RunOutcome.StoppedSafely, failed.Message, plan: null, []);
        }

        if (result.Outcome is RunOutcome.StoppedSafely or RunOutcome.Failed)
        {
            result = result with { Sentence = result.Sentence + RotationAftermath.Of(run) };
        }

        await run.RecordAsync(run.Entry(EvidenceKind.Ended, $"{result.Outcome}: {result.Sentence}", result));
        await run.EndAsync(RunTold.End(run, result), RunTold.EndingOf(input.Action, result.Outcome));
        run.Publish(RunPhase.Ended, result.Sentence, result.PlanHash, changes: result.Changes);
        return result;
    }

    private static async Task<RunResult> CarryOutAsync(RunSession run)
    {
        while (true)
        {
            // Look at everything, on both sides.
            var inspection = new Inspection(run);
            await inspection.LookAsync();

            // Plan; a plan that changes nothing is a plan too.
            var plan = Plan.Of(run.Organization.Name, run.Procedures, inspection.Findings());
            var hash = await run.SaveAsync(plan);
            if (plan.Obstacles.Count > 0)
            {
                // Near expiry servers that work come first: a person may decide to go on without one that does not answer (I3).
                var gap = new RotationGap(run);
                if (gap.SilentServers(plan) is { Count: > 0 } silent)
                {
                    if (await gap.AskAsync(silent) is StageEnding.StoppedSafely refused)
                    {
                        return await ProveAsync(run, RunOutcome.StoppedSafely, $"{refused.Sentence} {Made(run)}", hash);
                    }

                    run.Round++;
                    continue;
                }

                return await StopBeforeObstaclesAsync(run, plan, hash);
            }

            if (!plan.Approved.Any())
            {
                return await FinishInPlaceAsync(run, hash);
            }

            if (run.Request.Action is not (RunAction.Apply or RunAction.Rotate))
            {
                return await LeavePendingAsync(run, plan, hash);
            }

            // Nothing is changed without the approval of this very plan.
            if (await new ApprovalWait(run).WaitAsync(plan, hash) is { } refusal)
            {
                return await StopUnapprovedAsync(run, refusal, hash);
            }

            // Apply, stage by stage; each stage looks again before it changes anything.
            switch (await ApplyAsync(run, plan, hash))
            {
                case StageEnding.AllApplied:
                    return await ProveAsync(run, RunOutcome.Proven, Made(run), hash);
                case StageEnding.StoppedSafely stopped:
                    return await ProveAsync(run, RunOutcome.StoppedSafely, stopped.Sentence, hash);
                case StageEnding.RotatedWithGap gap:
                    return await ProveAsync(run, RunOutcome.RotatedWithGap, gap.Sentence, hash);
                case StageEnding.HalfDone half:
                    return await ProveAsync(run, RunOutcome.Failed, half.Sentence, hash);
                case StageEnding.WorldMoved moved when run.Round == MaxRounds:
                    return await ProveAsync(run, RunOutcome.StoppedSafely, $"{moved.Sentence} This was plan {MaxRounds}; find out who else changes things.", hash);
                case StageEnding.WorldMoved moved:
                    await run.RecordAsync(run.Entry(EvidenceKind.Noted, moved.Sentence, moved));
                    await run.TellTicketAsync(run.Key("moved"), $"{moved.Sentence} A new plan follows.");
                    run.Round++;
                    break;
            }
        }
    }

    /// <summary>A rotation takes weeks and has a part of its own; everything else is applied from the first stage to the last.</summary>
    private static Task<StageEnding> ApplyAsync(RunSession run, Plan plan, string hash) => Rotation.Is(run)
        ? new Rotation(run, plan, hash).CarryOutAsync()
        : new StageApplication(run, plan, hash, StageWork.Forward(run, plan, StageScope.Whole(run))).ApplyAsync();

    // A later round may find in place what an earlier one changed.
    private static Task<RunResult> FinishInPlaceAsync(RunSession run, string hash) => run.Applied == 0
        ? ProveAsync(run, RunOutcome.NothingToDo, "Everything is in place already; nothing was changed.", hash)
        : ProveAsync(run, RunOutcome.Proven, $"{Made(run)} The rest was in place when the run looked again.", hash);

    private static async Task<RunResult> StopUnapprovedAsync(RunSession run, string refusal, string hash)
    {
        var sentence = $"{refusal} {Made(run)}";
        return run.Applied == 0
            ? Result(run, RunOutcome.StoppedSafely, sentence, hash, [])
            : await ProveAsync(run, RunOutcome.StoppedSafely, sentence, hash);
    }

    private static async Task<RunResult> StopBeforeObstaclesAsync(RunSession run, Plan plan, string hash)
    {
        // One cause often blocks every step behind it; the first sentences tell it, the report tells all. What the cloud's steps lack is often
        // what could not be read on premises, so they come last.
        const int Told = 2;
        var reasons = plan.Obstacles.OrderBy(o => o.Site is Site.Entra or Site.Vault).Select(o => o.Finding.Sentence).Distinct(StringComparer.Ordinal).ToList();
        var more = reasons.Count > Told ? $" {Count(reasons.Count - Told, "more step is", "more steps are")} blocked; the report says why." : "";
        var result = await ProveAsync(run, RunOutcome.StoppedSafely, $"{string.Join(' ', reasons.Take(Told))}{more} {Made(run)}", hash);
        return run.Request.Action is RunAction.Apply or RunAction.Rotate ? result : result with { Changes = plan.Changes.Count };
    }

    private static async Task<RunResult> LeavePendingAsync(RunSession run, Plan plan, string hash)
    {
        var sentence = $"{Count(plan.Changes.Count, "change is", "changes are")} pending; nothing was changed.";
        var result = run.Request.Action is RunAction.Verify
            ? await ProveAsync(run, RunOutcome.ChangesPending, sentence, hash)
            : Result(run, RunOutcome.ChangesPending, sentence, hash, []);
        return result with { Changes = plan.Changes.Count };
    }

    /// <summary>Exercises the trust. A failed proof fails a run that claims the trust; one that stopped or left changes pending only shows it.</summary>
    private static async Task<RunResult> ProveAsync(RunSession run, RunOutcome reached, string sentence, string hash)
    {
        run.Publish(RunPhase.Proving, "Exercising the trust.", hash);
        var proofs = await new Proving(run).ProveAsync();
        if (reached is RunOutcome.StoppedSafely or RunOutcome.Failed)
        {
            proofs = run.ProofLedger.Compared(proofs);
        }

        await run.RecordAsync([.. proofs.Select(p => run.Entry(EvidenceKind.Proved, Proving.Sentence(p), p))]);

        var failed = proofs.Where(p => !p.Passed).ToList();
        if (reached is RunOutcome.StoppedSafely && run.ProofLedger.Broken(proofs) is { Count: > 0 } lost)
        {
            return Result(
                run,
                RunOutcome.Failed,
                $"{sentence} What was proven before the run is not any more: {Told(lost)}",
                hash,
                proofs);
        }

        if (failed.Count == 0 || reached is RunOutcome.StoppedSafely or RunOutcome.Failed or RunOutcome.ChangesPending or RunOutcome.RotatedWithGap)
        {
            return Result(run, reached, sentence + Unseen(proofs), hash, proofs);
        }

        return Result(
            run,
            RunOutcome.Failed,
            $"{sentence} But the trust is not proven: {Told(failed)}",
            hash,
            proofs);
    }

    /// <summary>Where nobody answers nothing is shown, and whoever reads of a stop must not take it for a trust that works; nor for one that goes on working by itself.</summary>
    private static string Unseen(IReadOnlyList<ProofResult> proofs) =>
        (proofs.FirstOrDefault(p => p.NotMade) is { } first ? $" Whether the trust still works was not seen everywhere: {Named(first)}" : "")
        + (proofs.FirstOrDefault(p => p.OfNext) is { } behind ? $" Only the next certificate is not known everywhere: {Named(behind)}" : "");

    private static string Named(ProofResult proof) => $"{proof.Name}{(proof.Target is null ? "" : $" on {proof.Target}")}: {proof.Explanation}";

    private static string Told(IEnumerable<ProofResult> proofs) => string.Join(' ', proofs.Select(p => $"{p.Name}: {p.Explanation}"));

    private static RunResult Result(RunSession run, RunOutcome outcome, string sentence, string? plan, IReadOnlyList<ProofResult> proofs) =>
        new(outcome, sentence, plan, run.Applied, proofs, run.RunnerJobs);

    private static string Made(RunSession run) =>
        run.Applied == 0 ? "Nothing was changed."
        : run.Overtaken == 0 ? $"{Count(run.Applied, "change was", "changes were")} made."
        : $"{Count(run.Applied, "change was", "changes were")} made; {run.Overtaken} more of the plan {(run.Overtaken == 1 ? "was" : "were")} in place when the turn came.";

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";
}

using HybridTrust.Evidence;
using HybridTrust.Plans;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Proofs;

namespace HybridTrust.Runs.Rotations;

/// <summary>
/// Replacing the certificate of a trust that does not work would end, in weeks, with a trust that does not work. So the trust is exercised before there is no
/// way back, and with it the next certificate where that can be tried: as the dedicated application (domain 11, rows 17 and 18).
/// </summary>
internal sealed class RotationTrial(RunSession run, RotateProcedure procedure, RotationGap gap)
{
    /// <summary>Jobs of these proofs are numbered apart from those that a rotation makes later.</summary>
    private const int FirstNumber = 1000;

    private string Incoming => run.Facts.GetValueOrDefault(RotationFacts.Incoming) ?? "the next certificate";

    /// <summary>Null when the date may be set. What was only just registered, or is down for a moment, gets a day.</summary>
    public async Task<StageEnding?> TryAsync(Plan plan, string hash)
    {
        var until = run.Workflow.UtcNow + RotationTimes.FollowPatience;
        for (var number = FirstNumber; ; number++)
        {
            run.Publish(RunPhase.Proving, $"Exercising the trust, and {Incoming} where that can be tried, before it is given a date.", hash, changes: plan.Changes.Count);
            run.ProofLedger.Expire();
            var proofs = run.ProofLedger.Compared(await new Proving(run, number).ProveAsync());
            var failed = proofs.Where(p => !p.Passed).ToList();
            if (failed.Count == 0)
            {
                await run.RecordAsync(run.Entry(EvidenceKind.Noted, Sentence(proofs), proofs));
                return null;
            }

            if (await run.Orders.CancelledAsync() is { } over)
            {
                return new StageEnding.StoppedSafely(over);
            }

            if (run.Workflow.UtcNow >= until || failed.TrueForAll(p => p.FailedBefore))
            {
                return await StopAsync(failed);
            }

            await run.Workflow.DelayUntilAsync(run.Workflow.UtcNow + RotationTimes.LookPause);
        }
    }

    private async Task<StageEnding?> StopAsync(IReadOnlyList<ProofResult> failed)
    {
        var why = $"The trust is not proven as it is, so the next certificate was not given a date. {string.Join(' ', failed.Select(Proving.Sentence).Take(3))}";
        await run.RecordAsync(run.Entry(EvidenceKind.Noted, why, failed));
        return RotationFacts.Time(run.Facts, RotationFacts.CurrentEnds) is { } ends && RotationInvariants.ServersComeFirst(run.Organization.Rotation, ends, run.Workflow.UtcNow)
            ? await gap.AskAsync(why, procedure.PrincipalsOf(run.Organization), [])
            : new StageEnding.StoppedSafely($"{why} Put that right, then send the ticket again: what was made is taken up.");
    }

    private string Sentence(IReadOnlyList<ProofResult> proofs)
    {
        var tried = proofs.Where(p => p.Name is NextExercisedProof.ProofName && p.Verdict is ProofVerdict.Passed).Select(p => p.Target).OfType<string>().ToList();
        var registered = procedure.PrincipalsOf(run.Organization).Where(p => p.Application is not null).Select(p => p.Name).ToList();
        return $"Before the date, {proofs.Count(p => p.Verdict is ProofVerdict.Passed)} proofs passed. " +
            (tried.Count > 0 ? $"The tenant took {Incoming} as the dedicated application from {string.Join(", ", tried)}. " : "") +
            (registered.Count > 0 ? $"{string.Join(", ", registered)}: registered, not exercised." : "");
    }
}

using HybridTrust.Evidence;
using HybridTrust.Procedures.Rotate;

namespace HybridTrust.Runs.Rotations;

/// <summary>Exercises the trust while a rotation goes on.</summary>
internal sealed class RotationProving(RunSession run, string hash)
{
    private readonly RotationGap _gap = new(run);
    private int _times;

    private string Incoming => run.Facts.GetValueOrDefault(RotationFacts.Incoming) ?? "the next certificate";

    /// <summary>
    /// Every proof passes on the new certificate; what is slow, or down, gets a week. One that had failed before as well counts like the others: nobody
    /// has seen its server work with the new certificate, so the former one's keys stay (I1).
    /// </summary>
    public async Task<StageEnding?> ProveAsync(bool formerIsGone)
    {
        var until = run.Workflow.UtcNow + RotationTimes.SilencePatience;
        while (true)
        {
            run.Publish(RunPhase.Proving, "Exercising the trust on the new certificate.", hash);
            run.ProofLedger.Expire();
            var proofs = await new Proving(run, ++_times).ProveAsync();
            var failed = proofs.Where(p => !p.Passed).ToList();
            if (failed.Count == 0)
            {
                await run.RecordAsync(run.Entry(EvidenceKind.Noted, $"{proofs.Count(p => p.Passed)} proofs passed on {Incoming}.", proofs));
                run.Tell(RotationFacts.Proven, Incoming);
                run.ProofLedger.Saw(proofs);
                return null;
            }

            await run.RecordAsync(run.Entry(EvidenceKind.Noted, $"Not proven on {Incoming} yet: {string.Join(' ', failed.Select(Proving.Sentence))}", failed));
            if (_gap.IsOpen)
            {
                // Somebody was left without on purpose: nothing of the former certificate is taken away.
                return _gap.Ending();
            }

            if (run.Workflow.UtcNow >= until)
            {
                return new StageEnding.StoppedSafely($"{Incoming} is in use, but not everything is proven on it; the former certificate's keys {(formerIsGone ? "went after its grace" : "were left")}. {string.Join(' ', failed.Select(Proving.Sentence))}");
            }

            await run.Workflow.DelayUntilAsync(run.Workflow.UtcNow + RotationTimes.LookPause);
        }
    }
}

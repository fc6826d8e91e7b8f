using HybridTrust.Evidence;
using HybridTrust.Plans;
using HybridTrust.Proofs;
using HybridTrust.Runs.Activities;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>Exercises the trust at the end of a run: one job for each runner that has proofs, one activity for the cloud's.</summary>
internal sealed class Proving(RunSession run, int number = 0)
{
    /// <summary>Names the jobs of proofs: no run has as many stages.</summary>
    private const int ProofStage = 100_000;

    /// <summary>Every proof in the procedures' order. Those made since the last change count.</summary>
    public async Task<IReadOnlyList<ProofResult>> ProveAsync()
    {
        var facts = run.FactsNow();
        var open = run.Proofs.Where(p => run.ProofLedger.Fresh(p.Id) is null).GroupBy(p => Executors.Of(p, run.Organization)).ToList();
        var made = await Task.WhenAll(open.Select(group => MakeAsync(group.Key, [.. group], facts)));
        var results = made.SelectMany(r => r).ToDictionary(r => r.Id!, StringComparer.Ordinal);
        return [.. run.Proofs.Select(p => results.GetValueOrDefault(p.Id) ?? run.ProofLedger.Fresh(p.Id) ?? Failed(p, "The executor gave no result for it."))];
    }

    private async Task<IReadOnlyList<ProofResult>> MakeAsync(Executor executor, List<IProof> proofs, Dictionary<string, string> facts)
    {
        var ids = proofs.ConvertAll(p => p.Id);
        if (executor == Executor.Cloud)
        {
            return (await run.Workflow.CallActivityAsync(
                RunActivities.RunProofs, new ProofsToRun(run.Organization, run.Procedures, ids, facts), RetryPolicy.Safe)).Required();
        }

        var request = new BatchRequest(run.Organization, run.Procedures, BatchMode.Inspect, [], facts) { Proofs = ids };
        switch (await new BatchDispatcher(run).DispatchAsync(executor, request, ProofStage + number))
        {
            case BatchOutcome.Done done:
                return [.. done.Result.Proofs.Where(r => ids.Contains(r.Id!, StringComparer.Ordinal))];
            case BatchOutcome.Refused refused:
                return proofs.ConvertAll(p => Failed(p, refused.Why));
            case BatchOutcome.Unknown unknown:
                return proofs.ConvertAll(p => Failed(p, unknown.Why));
            default:
                throw new InvalidOperationException("A batch is done, refused or unknown.");
        }
    }

    private static ProofResult Failed(IProof proof, string why) =>
        new(proof.Name, ProofVerdict.Failed, proof.Shows, proof.DoesNotShow, $"The proof could not be carried out: {why}") { Id = proof.Id, Target = proof.Target, NotMade = true };

    /// <summary>A line of evidence for a proof.</summary>
    public static string Sentence(ProofResult proof) =>
        $"Proof '{proof.Name}'{(proof.Target is null ? "" : $" on {proof.Target}")}: {proof.Verdict}{(proof.FailedBefore ? ", as before the run" : "")}. {proof.Explanation}";

    /// <summary>Evidence of what the proofs showed before anything was changed.</summary>
    public static EvidenceEntry Baseline(RunSession run, ProofResult proof) =>
        run.Entry(EvidenceKind.Noted, $"Before any change: {Sentence(proof)}", proof);
}

using HybridTrust.Cmdlets;
using HybridTrust.Workflows;

namespace HybridTrust.Proofs;

/// <summary>Carries out proofs, one after the other. Runners and cloud activities use the same code.</summary>
public static class ProofExecutor
{
    /// <summary>Carries them out. A proof that cannot be carried out has not passed, and says why.</summary>
    public static async Task<IReadOnlyList<ProofResult>> RunAsync(
        IEnumerable<IProof> proofs, ProofContext context, CancellationToken cancellation)
    {
        var results = new List<ProofResult>();
        foreach (var proof in proofs)
        {
            var seen = await TryAsync(proof, context, cancellation);
            results.Add(new ProofResult(proof.Name, seen.Verdict, proof.Shows, proof.DoesNotShow, seen.Explanation) { Id = proof.Id, Target = proof.Target, NotMade = seen.NotMade, OfNext = seen.OfNext });
        }

        return results;
    }

    private static async Task<ProbeResult> TryAsync(IProof proof, ProofContext context, CancellationToken cancellation)
    {
        try
        {
            return await proof.RunAsync(context, cancellation);
        }
        catch (Exception failure) when (failure is CmdletException or PermanentFailureException or IOException or HttpRequestException or FormatException)
        {
            return new ProbeResult(ProofVerdict.Failed, $"The proof could not be carried out: {failure.Message}")
            {
                NotMade = failure is HttpRequestException or CmdletException { Error.Kind: CmdletErrorKind.Unreachable },
            };
        }
    }
}

namespace HybridTrust.Proofs;

/// <summary>The same proof on several targets with the same verdict: told once, with the targets.</summary>
/// <param name="Name">The proof's name.</param>
/// <param name="Verdict">How all of them ended.</param>
/// <param name="Shows">What each shows when it passes.</param>
/// <param name="DoesNotShow">What none of them shows.</param>
/// <param name="Proofs">One for each target, in the run's order.</param>
public sealed record ProofGroup(string Name, ProofVerdict Verdict, string Shows, string DoesNotShow, IReadOnlyList<ProofResult> Proofs)
{
    /// <summary>Whether all of them had failed before the run as well.</summary>
    public bool FailedBefore => Proofs[0].FailedBefore;

    /// <summary>What was seen, one line a target; a line names its target when there are several.</summary>
    public IReadOnlyList<string> Lines => Proofs.Count == 1
        ? [Proofs[0].Explanation]
        : [.. Proofs.Select(p => p.Target is null || p.Explanation.Contains(p.Target, StringComparison.OrdinalIgnoreCase) ? p.Explanation : $"{p.Target}: {p.Explanation}")];

    /// <summary>Groups proofs, in the order in which each group first appears.</summary>
    public static IReadOnlyList<ProofGroup> Of(IEnumerable<ProofResult> proofs) =>
    [
        .. proofs.GroupBy(p => (p.Name, p.Verdict, p.FailedBefore, p.Shows, p.DoesNotShow))
            .Select(g => new ProofGroup(g.Key.Name, g.Key.Verdict, g.Key.Shows, g.Key.DoesNotShow, [.. g])),
    ];
}

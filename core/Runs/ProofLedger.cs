using HybridTrust.Proofs;

namespace HybridTrust.Runs;

/// <summary>What a run's proofs showed before it changed anything, and whether that still counts.</summary>
internal sealed class ProofLedger
{
    private readonly Dictionary<string, ProofResult> _baseline = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProofResult> _fresh = new(StringComparer.Ordinal);

    /// <summary>Takes over proofs made while nothing had been changed since the last look.</summary>
    public void Saw(IEnumerable<ProofResult> results)
    {
        foreach (var result in results.Where(r => r.Id is not null))
        {
            _baseline.TryAdd(result.Id!, result);
            _fresh[result.Id!] = result;
        }
    }

    /// <summary>Something is about to change: proofs have to be made again.</summary>
    public void Expire() => _fresh.Clear();

    /// <summary>The result that still counts, or null.</summary>
    public ProofResult? Fresh(string id) => _fresh.GetValueOrDefault(id);

    /// <summary>Those that passed before the run and do not pass now.</summary>
    public IReadOnlyList<ProofResult> Lost(IEnumerable<ProofResult> now) =>
        [.. now.Where(r => !r.Passed && r.Id is not null && _baseline.GetValueOrDefault(r.Id) is { Verdict: ProofVerdict.Passed })];

    /// <summary>Those that passed before the run and are seen to fail for what is in use now; what nobody could look at is not among them.</summary>
    public IReadOnlyList<ProofResult> Broken(IEnumerable<ProofResult> now) => [.. Lost(now).Where(r => !r.NotMade && !r.OfNext)];

    /// <summary>The same results; those that fail now and failed before the run say so.</summary>
    public IReadOnlyList<ProofResult> Compared(IEnumerable<ProofResult> now) =>
        [.. now.Select(r => !r.Passed && r.Id is not null && _baseline.GetValueOrDefault(r.Id) is { Passed: false } ? r with { FailedBefore = true } : r)];
}

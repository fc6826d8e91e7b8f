using HybridTrust.Evidence;

namespace HybridTrust.Reports;

/// <summary>The evidence that a report was made from.</summary>
/// <param name="Records">How many records.</param>
/// <param name="Head">The hash of the last: it fixes all of them.</param>
/// <param name="Intact">Whether every record fits its hash and the record before it.</param>
public sealed record ReportEvidence(int Records, string Head, bool Intact)
{
    internal static ReportEvidence Of(IReadOnlyList<EvidenceRecord> evidence)
    {
        var head = EvidenceChain.Start;
        var intact = true;
        foreach (var record in evidence)
        {
            intact &= record.Sequence == head.Count + 1
                && string.Equals(record.PreviousHash, head.Hash, StringComparison.Ordinal)
                && record.IsIntact();
            head = new EvidenceChain(record.Sequence, record.Hash);
        }

        return new ReportEvidence(evidence.Count, head.Hash, intact);
    }
}

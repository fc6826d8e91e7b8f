using HybridTrust.Certificates;

namespace HybridTrust.Evidence;

/// <summary>What checking evidence showed.</summary>
/// <param name="Run">The run; null when no record could be read.</param>
/// <param name="Records">How many lines there are.</param>
/// <param name="Head">The hash that the last record carries; 64 zeros without any.</param>
/// <param name="SignedHeads">How many heads carry a signature that counts.</param>
/// <param name="Signers">Who signed those.</param>
/// <param name="Pinned">Whether certificates were given of which one had to be the signer, or to have announced it.</param>
/// <param name="Faults">What is wrong, by line.</param>
public sealed record EvidenceVerdict(
    string? Run, int Records, string Head, int SignedHeads, IReadOnlyList<PublicCertificate> Signers, bool Pinned, IReadOnlyList<EvidenceFault> Faults)
{
    /// <summary>Whether it is the whole evidence of a run that has ended, as it was written.</summary>
    public bool Whole => Faults.Count == 0;

    /// <summary>Whether what is there is as it was written, though more may follow.</summary>
    public bool Intact => Faults.All(f => f.Kind is EvidenceFaultKind.Unfinished);
}

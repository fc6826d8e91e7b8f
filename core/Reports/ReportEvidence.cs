using HybridTrust.Evidence;

namespace HybridTrust.Reports;

/// <summary>The evidence that a report was made from.</summary>
/// <param name="Records">How many records.</param>
/// <param name="Head">The hash of the last: it fixes all of them.</param>
/// <param name="Intact">Whether every record fits its hash and the record before it, and every signed head its signature.</param>
/// <param name="SignedHeads">How many heads of the chain the host signed on the way.</param>
/// <param name="Signer">Thumbprint of the certificate that signed the last of them; null when none is signed.</param>
/// <param name="SignerSha256">SHA-256 of that certificate.</param>
public sealed record ReportEvidence(int Records, string Head, bool Intact, int SignedHeads = 0, string? Signer = null, string? SignerSha256 = null)
{
    internal static ReportEvidence Of(IReadOnlyList<EvidenceRecord> evidence)
    {
        var verdict = EvidenceVerifier.Verify(evidence);
        var signer = verdict.Signers is [.., var last] ? last : null;
        return new ReportEvidence(verdict.Records, verdict.Head, verdict.Intact, verdict.SignedHeads, signer?.Thumbprint, signer?.Sha256);
    }
}

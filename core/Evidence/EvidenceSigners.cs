using HybridTrust.Certificates;
using HybridTrust.Jobs;

namespace HybridTrust.Evidence;

/// <summary>
/// Whose heads count: the certificates that were given, and whoever one of those announced, as runners take it. Without any the first that signed is
/// taken, so that a file may not change hands unannounced.
/// </summary>
internal sealed class EvidenceSigners(IReadOnlyList<PublicCertificate> pinned)
{
    private readonly List<SignerChain> _chains = [.. pinned.Select(signer => SignerChain.Of(signer, []))];

    /// <summary>Whether somebody said who has to be the signer.</summary>
    public bool Pinned => pinned.Count > 0;

    /// <summary>Why a head does not count; null when it does.</summary>
    public string? Objection(SignedHead head, string run)
    {
        if (head.Objection(run) is { } forged)
        {
            return forged;
        }

        if (_chains.Count == 0)
        {
            _chains.Add(SignerChain.Of(head.Signer, []));
        }

        Take(head.Announcements ?? []);
        return Known().Contains(head.Signer) ? null
            : Pinned ? $"it was signed by {head.Signer}, which is not {string.Join(" or ", pinned)} and was not announced from there. If it was this host's signer too, give it as a further signer"
            : $"it was signed by {head.Signer}, which {Known()[0].Thumbprint}, the signer before, did not announce. If both were this host's, give both as signers";
    }

    // Announcements may stand in any order: one that nobody known made yet may be by the successor that the next one names.
    private void Take(IReadOnlyList<byte[]> announcements)
    {
        foreach (var chain in _chains)
        {
            for (var before = 0; before < chain.At(DateTimeOffset.MinValue).Count;)
            {
                before = chain.At(DateTimeOffset.MinValue).Count;
                foreach (var announcement in announcements.OfType<byte[]>())
                {
                    // Runners took it when it was made; when that was, a file cannot prove.
                    chain.Take(announcement, DateTimeOffset.MinValue, TimeSpan.MaxValue);
                }
            }
        }
    }

    private List<PublicCertificate> Known() => [.. _chains.SelectMany(chain => chain.At(DateTimeOffset.MinValue))];
}

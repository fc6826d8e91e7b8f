using HybridTrust.Certificates;

namespace HybridTrust.Entra;

/// <summary>Adds certificates to what is there.</summary>
internal sealed class KeyAddition(Guid applicationId, IReadOnlyList<PublicCertificate> certificates, DateTimeOffset now)
    : KeyChange(applicationId)
{
    private readonly PublicCertificate[] _certificates = [.. certificates.Distinct()];

    public override string Deed => $"add {Names}";

    public override string State => $"has {Names}";

    private string Names => $"certificate {string.Join(" and ", _certificates.Select(c => c.Thumbprint))}";

    public override KeyDecision Decide(KeyHolder holder, KeySet read, IReadOnlyList<KeyCredential> restore)
    {
        // An expired key helps nobody, and a removed one must not come back by accident (domain 11, row 8).
        if (Array.Find(_certificates, c => c.NotAfter <= now) is { } expired)
        {
            return new KeyDecision.Settled(KeySentences.Expired(this, holder, expired));
        }

        var missing = _certificates.Where(c => !IsThere(read, c)).Select(AsKey).ToList();
        return missing.Count == 0 && restore.Count == 0
            ? new KeyDecision.Settled(Conclude(holder, read) is KeyWriteOutcome.Different different
                ? different
                : KeySentences.InPlace(this, holder))
            : WriteUnlessHarmful(holder, read, read.With(restore).With(missing));
    }

    public override bool IsReached(KeySet keys) => Array.TrueForAll(_certificates, c => IsThere(keys, c));

    public override KeyWriteOutcome Conclude(KeyHolder holder, KeySet keys)
    {
        var differences = _certificates
            .Select(c => KeyMatcher.Best(keys.Keys, c))
            .Where(match => match is { Verified: false })
            .SelectMany(match => match!.Differences)
            .ToList();
        return differences.Count == 0
            ? KeySentences.Written(this, holder)
            : KeySentences.OtherDates(this, holder, differences);
    }

    private static bool IsThere(KeySet keys, PublicCertificate certificate) =>
        KeyMatcher.Best(keys.Keys, certificate) is { IsThisCertificate: true };

    private static KeyCredential AsKey(PublicCertificate certificate) => new(
        KeyId: null, KeyKind.Certificate, KeyKind.Verify, certificate.Thumbprint, certificate.Der, certificate.NotBefore, certificate.NotAfter,
        DisplayName: $"Exchange Server auth certificate {certificate.Thumbprint}");
}

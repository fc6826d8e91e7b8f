using HybridTrust.Certificates;

namespace HybridTrust.Entra;

/// <summary>Takes out the keys with one thumbprint.</summary>
internal sealed class KeyRemoval : KeyChange
{
    private readonly string _thumbprint;

    public KeyRemoval(Guid applicationId, string thumbprint)
        : base(applicationId)
    {
        ArgumentNullException.ThrowIfNull(thumbprint);
        if (thumbprint.Length != 40 || !thumbprint.All(char.IsAsciiHexDigit))
        {
            throw new ArgumentException("A thumbprint is 40 hex digits. Give the thumbprint of the one certificate to remove.", nameof(thumbprint));
        }

        _thumbprint = thumbprint.ToUpperInvariant();
    }

    public override string Deed => $"remove certificate {_thumbprint}";

    public override string State => $"no longer has certificate {_thumbprint}";

    public override KeyDecision Decide(ServicePrincipal principal, KeySet read, IReadOnlyList<KeyCredential> restore)
    {
        if (IsReached(read) && restore.Count == 0)
        {
            // A key that shows neither bytes nor a thumbprint may be the one to remove (domain 4: null is not absent).
            var untold = read.Keys.Where(key => KeyKind.ChecksSignatures(key) && KeyThumbprint.Of(key) is null).ToList();
            return new KeyDecision.Settled(untold.Count == 0
                ? KeySentences.InPlace(this, principal)
                : KeySentences.WouldDestroy(this, principal, untold));
        }

        return WriteUnlessHarmful(principal, read, new KeySet([.. read.Keys.Where(key => !IsOurs(key)), .. restore]));
    }

    public override bool IsReached(KeySet keys) => !keys.Keys.Any(IsOurs);

    public override KeyWriteOutcome Conclude(ServicePrincipal principal, KeySet keys) => KeySentences.Written(this, principal);

    private bool IsOurs(KeyCredential key) =>
        KeyKind.ChecksSignatures(key) && string.Equals(KeyThumbprint.Of(key), _thumbprint, StringComparison.Ordinal);
}

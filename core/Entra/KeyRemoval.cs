using HybridTrust.Certificates;

namespace HybridTrust.Entra;

/// <summary>Takes out the keys with exactly these thumbprints.</summary>
internal sealed class KeyRemoval : KeyChange
{
    private readonly SortedSet<string> _thumbprints = new(StringComparer.Ordinal);

    public KeyRemoval(Guid applicationId, IReadOnlyList<string> thumbprints)
        : base(applicationId)
    {
        foreach (var thumbprint in thumbprints)
        {
            ArgumentNullException.ThrowIfNull(thumbprint, nameof(thumbprints));
            if (thumbprint.Length != 40 || !thumbprint.All(char.IsAsciiHexDigit))
            {
                throw new ArgumentException("A thumbprint is 40 hex digits. Give the thumbprint of each certificate to remove.", nameof(thumbprints));
            }

            _thumbprints.Add(thumbprint.ToUpperInvariant());
        }
    }

    public override string Deed => $"remove {Names}";

    public override string State => $"no longer has {Names}";

    private string Names => $"certificate {string.Join(" and ", _thumbprints)}";

    public override KeyDecision Decide(KeyHolder holder, KeySet read, IReadOnlyList<KeyCredential> restore)
    {
        if (IsReached(read) && restore.Count == 0)
        {
            // A key that shows neither bytes nor a thumbprint may be the one to remove (domain 4: null is not absent).
            var untold = read.Keys.Where(key => KeyKind.ChecksSignatures(key) && KeyThumbprint.Of(key) is null).ToList();
            return new KeyDecision.Settled(untold.Count == 0
                ? KeySentences.InPlace(this, holder)
                : KeySentences.WouldDestroy(this, holder, untold));
        }

        return WriteUnlessHarmful(holder, read, new KeySet([.. read.Keys.Where(key => !IsOurs(key)), .. restore]));
    }

    public override bool IsReached(KeySet keys) => !keys.Keys.Any(IsOurs);

    public override KeyWriteOutcome Conclude(KeyHolder holder, KeySet keys) => KeySentences.Written(this, holder);

    private bool IsOurs(KeyCredential key) =>
        KeyKind.ChecksSignatures(key) && KeyThumbprint.Of(key) is { } thumbprint && _thumbprints.Contains(thumbprint);
}

using HybridTrust.Entra;

namespace HybridTrust.Certificates;

/// <summary>All keys of a principal, told apart against the current and the next auth certificate (domain 4).</summary>
/// <param name="Entries">In the directory's order.</param>
public sealed record KeyInventory(IReadOnlyList<KeyInventoryEntry> Entries)
{
    /// <summary>Whether the current certificate is there with its own dates, and not expired.</summary>
    public bool CurrentVerified => Verified(KeyState.CurrentPresent);

    /// <summary>Whether the next certificate is there with its own dates, and not expired.</summary>
    public bool NextVerified => Verified(KeyState.NextPresent);

    /// <summary>Tells a principal's keys apart.</summary>
    /// <param name="keys">The principal's keys, read as a single object.</param>
    /// <param name="current">The auth certificate in use.</param>
    /// <param name="next">The staged certificate, if there is one.</param>
    /// <param name="now">UTC.</param>
    public static KeyInventory Of(
        IReadOnlyList<KeyCredential> keys, PublicCertificate current, PublicCertificate? next, DateTimeOffset now) =>
        new([.. keys.Select(key => Classify(key, current, next, now))]);

    /// <summary>The entries in a state.</summary>
    public IEnumerable<KeyInventoryEntry> In(KeyState state) => Entries.Where(entry => entry.State == state);

    private static KeyInventoryEntry Classify(KeyCredential key, PublicCertificate current, PublicCertificate? next, DateTimeOffset now)
    {
        var thumbprint = KeyThumbprint.Of(key);
        if (!KeyKind.ChecksSignatures(key))
        {
            return new(key, KeyState.OtherKind, thumbprint, Match: null);
        }

        var state = thumbprint is null ? KeyState.Unattributed : KeyState.Stale;
        KeyMatch? match = null;
        var end = key.EndDateTime;
        if (KeyMatcher.Match(key, current) is { IsThisCertificate: true } asCurrent)
        {
            (state, match, end) = (KeyState.CurrentPresent, asCurrent, end ?? current.NotAfter);
        }
        else if (next is not null && KeyMatcher.Match(key, next) is { IsThisCertificate: true } asNext)
        {
            (state, match, end) = (KeyState.NextPresent, asNext, end ?? next.NotAfter);
        }

        return new(key, end <= now ? KeyState.Expired : state, thumbprint, match);
    }

    private bool Verified(KeyState state) => In(state).Any(entry => entry.Match is { Verified: true });
}

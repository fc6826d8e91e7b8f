namespace HybridTrust.Entra;

/// <summary>Judges what is seen after a write, and remembers the keys of other writers that turned up meanwhile.</summary>
internal sealed class KeyFollowUp(KeyChange change, KeyDecision.Write write)
{
    private KeySet _strangers = new([]);

    public KeyChange Change { get; } = change;

    public Guid ApplicationId => Change.ApplicationId;

    public KeyHolder Holder => write.Holder;

    /// <summary>Judges one look.</summary>
    public KeySight Look(KeyHolder holder)
    {
        var seen = new KeySet(holder.Keys);
        if (Change.IsReached(seen))
        {
            if (DroppedBy(seen).Count > 0)
            {
                return new KeySight.Overwritten();
            }

            // A replica may lag behind a key added shortly before: vanished is said only when it stays away.
            return ((KeyDecision.Settled)Conclude(holder, seen)).Outcome is KeyWriteOutcome.OthersVanished vanished
                ? new KeySight.StayedAway(vanished)
                : new KeySight.Final(Change.Conclude(holder, seen));
        }

        if (seen.SameAs(write.Read))
        {
            return new KeySight.NotYet();
        }

        _strangers = _strangers.With(seen.Without(write.Keys).Where(key => !write.Read.Contains(key) && !_strangers.Contains(key)));
        return new KeySight.Overwritten();
    }

    /// <summary>
    /// The strangers' keys that our write dropped: the list is exactly the one we wrote, though their keys were seen after it was
    /// made. They go back in. Keys that another writer took out stay out.
    /// </summary>
    public IReadOnlyList<KeyCredential> DroppedBy(KeySet seen) => seen.SameAs(write.Keys) ? _strangers.Without(seen) : [];

    /// <summary>The outcome once the change is seen: every key that was written must be there too.</summary>
    public KeyDecision Conclude(KeyHolder holder, KeySet seen) => new KeyDecision.Settled(
        write.Keys.Without(seen) is { Count: > 0 } vanished
            ? KeySentences.OthersVanished(Change, holder, vanished)
            : Change.Conclude(holder, seen));
}

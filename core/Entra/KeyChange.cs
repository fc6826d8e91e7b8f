namespace HybridTrust.Entra;

/// <summary>A change of single keys, as a pure decision over the list that was read.</summary>
internal abstract class KeyChange(Guid applicationId)
{
    public Guid ApplicationId { get; } = applicationId;

    /// <summary>What the change does, to follow "cannot": <c>add certificate ...</c>.</summary>
    public abstract string Deed { get; }

    /// <summary>What is so afterwards, to follow its holder: <c>has certificate ...</c>.</summary>
    public abstract string State { get; }

    /// <summary>What to write, or why nothing.</summary>
    /// <param name="holder">What the keys are on, as read.</param>
    /// <param name="read">Its keys.</param>
    /// <param name="restore">Keys of another writer that our own last write dropped; they go back in.</param>
    public abstract KeyDecision Decide(KeyHolder holder, KeySet read, IReadOnlyList<KeyCredential> restore);

    /// <summary>Whether the keys are as this change wants them; their dates aside.</summary>
    public abstract bool IsReached(KeySet keys);

    /// <summary>The outcome once reached: done, or there with other dates.</summary>
    public abstract KeyWriteOutcome Conclude(KeyHolder holder, KeySet keys);

    // Writing an entry back without its bytes would destroy it (domain 7, trap 4).
    protected KeyDecision WriteUnlessHarmful(KeyHolder holder, KeySet read, KeySet keys) =>
        holder.Unwritable(keys) is { Count: > 0 } unwritable
            ? new KeyDecision.Settled(KeySentences.WouldDestroy(this, holder, unwritable))
            : new KeyDecision.Write(holder, read, keys);
}

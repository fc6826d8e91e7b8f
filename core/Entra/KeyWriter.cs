using HybridTrust.Certificates;

namespace HybridTrust.Entra;

/// <summary>
/// Adds and removes single keys of a service principal or an application without harm to the others. Graph's PATCH replaces the whole list and knows
/// no If-Match (domain 3.3), so a write is: read until two reads agree, merge, write, read back until it shows, compare every key.
/// The moment between the last read and the write stays open; the organization's lock closes it among our own runs.
/// </summary>
public sealed class KeyWriter
{
    private readonly IKeyHolders _holders;
    private readonly TimeProvider _time;
    private readonly KeyWriterPatience _patience;

    /// <summary>A writer of keys on service principals.</summary>
    public KeyWriter(IDirectory directory, TimeProvider time, KeyWriterPatience? patience = null)
        : this(new PrincipalKeys(directory), time, patience)
    {
    }

    private KeyWriter(IKeyHolders holders, TimeProvider time, KeyWriterPatience? patience)
    {
        _holders = holders;
        _time = time;
        _patience = patience ?? KeyWriterPatience.Default;
    }

    /// <summary>A writer of keys on applications registered in the tenant (domain 7, trap 5).</summary>
    public static KeyWriter ForApplications(IDirectory directory, TimeProvider time, KeyWriterPatience? patience = null) =>
        new(new ApplicationKeys(directory), time, patience);

    /// <summary>Makes sure that a principal has a certificate. Nothing is written when it is there with its own dates.</summary>
    public Task<KeyWriteOutcome> AddAsync(Guid applicationId, PublicCertificate certificate, CancellationToken cancellation) =>
        AddAsync(applicationId, [certificate], cancellation);

    /// <summary>Makes sure that a principal has several certificates, such as current and next, by one write.</summary>
    public Task<KeyWriteOutcome> AddAsync(
        Guid applicationId, IReadOnlyList<PublicCertificate> certificates, CancellationToken cancellation) =>
        CarryOutAsync(new KeyAddition(applicationId, certificates, _time.GetUtcNow()), cancellation);

    /// <summary>
    /// Removes the keys with exactly this thumbprint, which the caller has attributed (domain 11, row 7). The list becomes empty only
    /// when nothing else was in it.
    /// </summary>
    /// <exception cref="ArgumentException">The thumbprint is not 40 hex digits: an empty one would match anything (domain 7, trap 6).</exception>
    public Task<KeyWriteOutcome> RemoveAsync(Guid applicationId, string thumbprint, CancellationToken cancellation) =>
        RemoveAsync(applicationId, [thumbprint], cancellation);

    /// <summary>Removes the keys with exactly these thumbprints by one write.</summary>
    /// <exception cref="ArgumentException">A thumbprint is not 40 hex digits.</exception>
    public Task<KeyWriteOutcome> RemoveAsync(Guid applicationId, IReadOnlyList<string> thumbprints, CancellationToken cancellation) =>
        CarryOutAsync(new KeyRemoval(applicationId, thumbprints), cancellation);

    private async Task<KeyWriteOutcome> CarryOutAsync(KeyChange change, CancellationToken cancellation)
    {
        KeyFollowUp? previous = null;
        var rivalSeen = false;
        for (var attempt = 0; attempt < _patience.Attempts; attempt++)
        {
            var decision = await DecideAsync(change, previous, cancellation);
            if (decision is KeyDecision.Settled settled)
            {
                return settled.Outcome;
            }

            var write = (KeyDecision.Write)decision;
            switch (await _holders.ReplaceAsync(write.Holder, write.Keys, cancellation))
            {
                case DirectoryWrite.Refused refused:
                    return KeySentences.Refused(change, write, refused);
                case DirectoryWrite.Absent:
                    return KeySentences.Missing(change, _holders.Absence(change.ApplicationId));
            }

            previous = new KeyFollowUp(change, write);
            switch (await FollowAsync(previous, cancellation))
            {
                case KeySight.Final final:
                    return final.Outcome;
                case KeySight.Overwritten:
                    rivalSeen = true;
                    break;
            }
        }

        return rivalSeen
            ? KeySentences.Contended(change, previous!.Holder, _patience.Attempts)
            : KeySentences.NotYetVisible(change, previous!.Holder, _patience);
    }

    // One read decides whether there is anything to do, so that a run that changes nothing reads each principal once; before a
    // write a second read must agree with the first, or a replica that lags would make us drop a key that was just added.
    private async Task<KeyDecision> DecideAsync(KeyChange change, KeyFollowUp? previous, CancellationToken cancellation)
    {
        var pauses = new Pauses(_time, _patience);
        KeySet? agreed = null;
        while (true)
        {
            if (await _holders.FindAsync(change.ApplicationId, cancellation) is not { } holder)
            {
                return new KeyDecision.Settled(KeySentences.Missing(change, _holders.Absence(change.ApplicationId)));
            }

            var read = new KeySet(holder.Keys);
            var decision = Decide(change, previous, holder, read);
            if (decision is KeyDecision.Settled || read.SameAs(agreed))
            {
                return decision;
            }

            if (agreed is not null && !await pauses.NextAsync(cancellation))
            {
                return new KeyDecision.Settled(KeySentences.Contended(change, holder, writes: 0));
            }

            agreed = read;
        }
    }

    private static KeyDecision Decide(KeyChange change, KeyFollowUp? previous, KeyHolder holder, KeySet read)
    {
        if (previous?.DroppedBy(read) is { Count: > 0 } dropped)
        {
            return change.Decide(holder, read, dropped);
        }

        var decision = change.Decide(holder, read, restore: []);
        return previous is not null && decision is KeyDecision.Settled { Outcome: KeyWriteOutcome.InPlace }
            ? previous.Conclude(holder, read)
            : decision;
    }

    /// <summary>The sight that decides: final, overwritten, or not yet when the patience for this write is used up.</summary>
    private async Task<KeySight> FollowAsync(KeyFollowUp follow, CancellationToken cancellation)
    {
        var pauses = new Pauses(_time, _patience);
        while (true)
        {
            if (await _holders.FindAsync(follow.ApplicationId, cancellation) is not { } holder)
            {
                return new KeySight.Final(KeySentences.Missing(follow.Change, _holders.Absence(follow.ApplicationId)));
            }

            var sight = follow.Look(holder);
            if (sight is not (KeySight.NotYet or KeySight.StayedAway))
            {
                return sight;
            }

            if (!await pauses.NextAsync(cancellation))
            {
                return sight is KeySight.StayedAway vanished ? new KeySight.Final(vanished.WhenPatienceEnds) : sight;
            }
        }
    }
}

using HybridTrust.Certificates;

namespace HybridTrust.Entra;

/// <summary>
/// Adds and removes single keys of a service principal without harm to the others. Graph's PATCH replaces the whole list and knows
/// no If-Match (domain 3.3), so a write is: read until two reads agree, merge, write, read back until it shows, compare every key.
/// The moment between the last read and the write stays open; the organization's lock closes it among our own runs.
/// </summary>
public sealed class KeyWriter(IDirectory directory, TimeProvider time, KeyWriterPatience? patience = null)
{
    private readonly KeyWriterPatience _patience = patience ?? KeyWriterPatience.Default;

    /// <summary>Makes sure that a principal has a certificate. Nothing is written when it is there with its own dates.</summary>
    public Task<KeyWriteOutcome> AddAsync(Guid applicationId, PublicCertificate certificate, CancellationToken cancellation) =>
        AddAsync(applicationId, [certificate], cancellation);

    /// <summary>Makes sure that a principal has several certificates, such as current and next, by one write.</summary>
    public Task<KeyWriteOutcome> AddAsync(
        Guid applicationId, IReadOnlyList<PublicCertificate> certificates, CancellationToken cancellation) =>
        CarryOutAsync(new KeyAddition(applicationId, certificates, time.GetUtcNow()), cancellation);

    /// <summary>
    /// Removes the keys with exactly this thumbprint, which the caller has attributed (domain 11, row 7). The list becomes empty only
    /// when nothing else was in it.
    /// </summary>
    /// <exception cref="ArgumentException">The thumbprint is not 40 hex digits: an empty one would match anything (domain 7, trap 6).</exception>
    public Task<KeyWriteOutcome> RemoveAsync(Guid applicationId, string thumbprint, CancellationToken cancellation) =>
        CarryOutAsync(new KeyRemoval(applicationId, thumbprint), cancellation);

    private async Task<KeyWriteOutcome> CarryOutAsync(KeyChange change, CancellationToken cancellation)
    {
        KeyFollowUp? previous = null;
        for (var attempt = 0; attempt < _patience.Attempts; attempt++)
        {
            var decision = await DecideAsync(change, previous, cancellation);
            if (decision is KeyDecision.Settled settled)
            {
                return settled.Outcome;
            }

            var write = (KeyDecision.Write)decision;
            if (await directory.ReplaceKeysAsync(write.Principal.ObjectId, write.Keys.ToWrite(), cancellation) is DirectoryWrite.Refused refused)
            {
                return KeySentences.Refused(change, write, refused);
            }

            previous = new KeyFollowUp(change, write);
            if (await FollowAsync(previous, cancellation) is { } outcome)
            {
                return outcome;
            }
        }

        return KeySentences.Contended(change);
    }

    // One read decides whether there is anything to do, so that a run that changes nothing reads each principal once; before a
    // write a second read must agree with the first, or a replica that lags would make us drop a key that was just added.
    private async Task<KeyDecision> DecideAsync(KeyChange change, KeyFollowUp? previous, CancellationToken cancellation)
    {
        var pauses = new Pauses(time, _patience);
        KeySet? agreed = null;
        while (true)
        {
            if (await directory.FindServicePrincipalAsync(change.ApplicationId, cancellation) is not { } principal)
            {
                return new KeyDecision.Settled(KeySentences.Missing(change));
            }

            var read = new KeySet(principal.Keys);
            var decision = Decide(change, previous, principal, read);
            if (decision is KeyDecision.Settled || read.SameAs(agreed))
            {
                return decision;
            }

            if (agreed is not null && !await pauses.NextAsync(cancellation))
            {
                return new KeyDecision.Settled(KeySentences.Contended(change));
            }

            agreed = read;
        }
    }

    private static KeyDecision Decide(KeyChange change, KeyFollowUp? previous, ServicePrincipal principal, KeySet read)
    {
        if (previous?.DroppedBy(read) is { Count: > 0 } dropped)
        {
            return change.Decide(principal, read, dropped);
        }

        var decision = change.Decide(principal, read, restore: []);
        return previous is not null && decision is KeyDecision.Settled { Outcome: KeyWriteOutcome.InPlace }
            ? previous.Conclude(principal, read)
            : decision;
    }

    private async Task<KeyWriteOutcome?> FollowAsync(KeyFollowUp follow, CancellationToken cancellation)
    {
        var pauses = new Pauses(time, _patience);
        while (true)
        {
            if (await directory.FindServicePrincipalAsync(follow.ApplicationId, cancellation) is not { } principal)
            {
                return KeySentences.Missing(follow.Change);
            }

            var sight = follow.Look(principal);
            if (sight is KeySight.Overwritten)
            {
                return null;
            }

            if (sight is KeySight.Final final)
            {
                return final.Outcome;
            }

            if (!await pauses.NextAsync(cancellation))
            {
                return ((KeySight.NotYet)sight).WhenPatienceEnds;
            }
        }
    }
}

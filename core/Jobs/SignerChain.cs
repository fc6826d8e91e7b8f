using HybridTrust.Certificates;

namespace HybridTrust.Jobs;

/// <summary>
/// The job signers that a runner trusts: the one pinned at enrolment, and whoever a trusted one announced. A signer has one successor:
/// the first announced stands, so that a key that is stolen later cannot bring another in.
/// </summary>
public sealed class SignerChain
{
    private readonly List<PublicCertificate> _signers;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private SignerChain(List<PublicCertificate> signers) => _signers = signers;

    /// <summary>A chain of the pinned signer and of announcements that were taken before, in their order; what does not fit is left out.</summary>
    public static SignerChain Of(PublicCertificate pinned, IEnumerable<byte[]> takenBefore)
    {
        var chain = new SignerChain([pinned]);
        foreach (var announcement in takenBefore)
        {
            // What was taken in time stays, also when the signer who announced it has ended since.
            chain.Take(announcement, DateTimeOffset.MinValue, TimeSpan.MaxValue);
        }

        return chain;
    }

    /// <summary>The signers that count at a time, the newest first; never none, so that a refusal can name one.</summary>
    public IReadOnlyList<PublicCertificate> At(DateTimeOffset now)
    {
        lock (_signers)
        {
            var counting = _signers.Where(s => s.NotAfter > now).Reverse().ToList();
            return counting.Count > 0 ? counting : [_signers[^1]];
        }
    }

    /// <summary>Takes an announcement.</summary>
    /// <param name="announcement">The bytes as they came.</param>
    /// <param name="now">UTC.</param>
    /// <param name="allowedSkew">How far ahead the host's clock may be.</param>
    /// <returns>Null when it is taken or was taken before; else why not.</returns>
    public JobRefusal? Take(byte[] announcement, DateTimeOffset now, TimeSpan allowedSkew)
    {
        lock (_signers)
        {
            if (_taken.Contains(EnvelopeHash.Of(announcement)))
            {
                return null;
            }

            JobRefusal? refusal = null;
            foreach (var signer in _signers.AsEnumerable().Reverse())
            {
                switch (SignerAnnouncement.Open(announcement, signer))
                {
                    case Opening<SignerAnnouncement>.Opened(var opened):
                        refusal = Check(opened, signer, now, allowedSkew);
                        return refusal ?? Add(announcement, opened);
                    case Opening<SignerAnnouncement>.Refused(var refused):
                        refusal = refused;
                        if (refused.Reason is not JobRefusalReason.WrongSigner)
                        {
                            return refused;
                        }

                        break;
                }
            }

            return refusal;
        }
    }

    private JobRefusal? Check(SignerAnnouncement opened, PublicCertificate by, DateTimeOffset now, TimeSpan allowedSkew)
    {
        var place = _signers.IndexOf(by);
        if (place < _signers.Count - 1 && !_signers[place + 1].Equals(opened.Successor))
        {
            return new JobRefusal(JobRefusalReason.Replayed,
                $"Signer {by.Thumbprint} announced {_signers[place + 1].Thumbprint} before and announces {opened.Successor.Thumbprint} now. The first stands; tell security.");
        }

        if (_signers.Contains(opened.Successor))
        {
            return place < _signers.Count - 1 ? null : new JobRefusal(JobRefusalReason.Replayed,
                $"Signer {by.Thumbprint} announces {opened.Successor.Thumbprint}, which came before it. A signer that was left does not come back.");
        }

        if (by.NotAfter <= now)
        {
            return new JobRefusal(JobRefusalReason.Expired,
                $"Signer {by.Thumbprint} ended at {by.NotAfter:u} and announces nobody any more. Enrol this runner again to pin the signer in use.");
        }

        return allowedSkew != TimeSpan.MaxValue && opened.IssuedAt - allowedSkew > now
            ? new JobRefusal(JobRefusalReason.NotYetValid, $"The announcement of signer {opened.Successor.Thumbprint} is from {opened.IssuedAt:u}, and it is {now:u} here. Check both clocks.")
            : null;
    }

    private JobRefusal? Add(byte[] announcement, SignerAnnouncement opened)
    {
        _taken.Add(EnvelopeHash.Of(announcement));
        if (!_signers.Contains(opened.Successor))
        {
            _signers.Add(opened.Successor);
        }

        return null;
    }
}

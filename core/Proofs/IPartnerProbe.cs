using HybridTrust.Organizations;

namespace HybridTrust.Proofs;

/// <summary>
/// Exercises a Microsoft service that calls into Exchange. Only Microsoft holds that service: a real deployment always
/// answers <see cref="ProofVerdict.NotExercised"/> and never asks a token as a first-party principal (domain 11, row 17).
/// The estate lets its simulated service try, with real signatures.
/// </summary>
public interface IPartnerProbe
{
    /// <summary>Lets the service of an application reach a mailbox on premises.</summary>
    Task<ProbeResult> ReachMailboxAsync(
        OrganizationProfile organization, Guid applicationId, string mailbox, CancellationToken cancellation);
}

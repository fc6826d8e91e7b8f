using HybridTrust.Organizations;
using HybridTrust.Proofs;

namespace HybridTrust.Functions.Azure.Proofs;

/// <summary>
/// The partner probe of a real deployment. Only Microsoft holds its services, and asking a token in their name is what CVE-2025-53786 is
/// about, so it is never done as a test (domain 11, row 17).
/// </summary>
internal sealed class NotExercisedProbe : IPartnerProbe
{
    /// <inheritdoc />
    public Task<ProbeResult> ReachMailboxAsync(
        OrganizationProfile organization, Guid applicationId, string mailbox, CancellationToken cancellation) =>
        Task.FromResult(new ProbeResult(
            ProofVerdict.NotExercised,
            $"Registered, not exercised: application {applicationId} is Microsoft's, and only its service can reach {mailbox}. " +
            "A token in its name is never asked for as a test (CVE-2025-53786). Let a person check the feature in Teams."));
}

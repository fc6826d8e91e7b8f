using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// Microsoft's service reaches an on-premises mailbox: the voicemail greeting of the seeds' "verify your success". Only the estate can
/// let the service try; in a real tenant the answer is "not exercised" (domain 11, row 17).
/// </summary>
internal sealed class MailboxReachedProof(OrganizationProfile organization, Guid application, string applicationName) : IProof
{
    public string Id => $"exercised/{application}";

    public Site Site => Site.Entra;

    public string Target { get; } = $"tenant {organization.Tenant.Id}";

    public string Name => "exercised";

    public string Shows =>
        $"{applicationName} changes the voicemail greeting of an on-premises mailbox: a signature made with the auth certificate's private key is " +
        "verified against the registered key, and Exchange accepts the caller as the linked account with its roles.";

    public string DoesNotShow => "That a caller hears the greeting, or that other mailboxes are reachable.";

    public async Task<ProbeResult> RunAsync(ProofContext context, CancellationToken cancellation) =>
        context.Organization.TestMailboxes.OnPremises is { } mailbox
            ? await context.RequiredProbe().ReachMailboxAsync(context.Organization, application, mailbox, cancellation)
            : new ProbeResult(ProofVerdict.NotExercised, "The profile names no on-premises test mailbox (testMailboxes.onPremises).");
}

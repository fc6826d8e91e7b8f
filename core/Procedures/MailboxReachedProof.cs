using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// Microsoft's service reaches an on-premises mailbox: the documents' "verify your success". Only the estate can
/// let the service try; in a real tenant the answer is "not exercised" (domain 11, row 17).
/// </summary>
/// <param name="organization">The organization's settings.</param>
/// <param name="application">The service's application id.</param>
/// <param name="applicationName">The service's name.</param>
/// <param name="deed">What it does; without one, what the seeds have it do.</param>
/// <param name="unless">A fact that, while it is there, says why the service is not let in on purpose; null when there is no such reason.</param>
internal sealed class MailboxReachedProof(
    OrganizationProfile organization, Guid application, string applicationName, ServiceDeed? deed = null, string? unless = null) : IProof
{
    private readonly ServiceDeed _deed = deed ?? ServiceDeed.VoicemailGreeting;

    public string Id => $"exercised/{application}";

    public Site Site => Site.Entra;

    public string Target { get; } = $"tenant {organization.Tenant.Id}";

    public string Name => "exercised";

    public string Shows =>
        $"{applicationName} {_deed.Does}: a signature made with the auth certificate's private key is " +
        "verified against the registered key, and Exchange accepts the caller as the linked account with its roles.";

    public string DoesNotShow => _deed.DoesNotShow;

    public async Task<ProbeResult> RunAsync(ProofContext context, CancellationToken cancellation)
    {
        if (context.Organization.TestMailboxes.OnPremises is not { } mailbox)
        {
            return NotExercised("The profile names no on-premises test mailbox (testMailboxes.onPremises).");
        }

        if (unless is not null && context.Facts.Find(unless) is { } reason)
        {
            return NotExercised(reason);
        }

        var registered = context.Facts.Find(FactNames.RegisteredKeyOf(application)) is not null;
        return !registered && organization.OptionalPrincipals.Contains(application)
            ? NotExercised($"{applicationName} ({application}) has no key of this organization, and the profile calls it optional.")
            : await context.RequiredProbe().ReachMailboxAsync(context.Organization, application, mailbox, cancellation);
    }

    private static ProbeResult NotExercised(string why) => new(ProofVerdict.NotExercised, why);
}

using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>
/// "Plan to integrate Skype for Business and Exchange" and "Configure partner applications in Skype for Business Server and Exchange Server"
/// (docs/procedures.md#skype-server-exchange): both products on premises, each signs its own tokens.
/// </summary>
public sealed class SkypeServerExchangeProcedure : IProcedure
{
    /// <summary>The procedure's id.</summary>
    public const string ProcedureId = "skype-server-exchange";

    /// <inheritdoc />
    public string Id => ProcedureId;

    /// <inheritdoc />
    public string Title => "Skype for Business Server and Exchange Server trust each other";

    /// <inheritdoc />
    public bool Legacy => false;

    /// <inheritdoc />
    public IReadOnlyList<ManualCheck> ManualChecks { get; } =
    [
        new("Unified contact store",
            "For a user whose contacts are in Exchange: Test-CsExStorageNotification -SipUri sip:<user>, on a front end.",
            "It subscribes in the user's contact store, which only users that were moved there have."),
        new("Conversation history of mobile clients",
            "After a conversation on a mobile client, look into Outlook's Conversation History folder.",
            "It needs a signed-in user and a conversation that took place."),
        new("Archived conversations",
            "For a user with ExchangeArchivingPolicy ArchivingToExchange, hold a conversation and see whether the Purges folder's count grows (proof 'archived').",
            "It needs a conversation that took place."),
        new("Who else trusts the pool",
            "If the pool's OAuthTokenIssuer certificate was changed: have SharePoint and other forests read the pool's metadata again.",
            "Their configuration is not in the profile."),
    ];

    /// <inheritdoc />
    /// <remarks>The pool's half comes first and Exchange's second, so that each runner is asked once; no step of a half needs a later one.</remarks>
    public IReadOnlyList<IStep> StepsFor(OrganizationProfile organization)
    {
        var frontEnds = organization.Topology.RequiredSkypePool().FrontEnds;
        var servers = organization.Topology.Servers.Where(s => s.Role is ExchangeRole.Mailbox or ExchangeRole.ClientAccess).ToList();
        return
        [
            // Both products are installed and run.
            .. frontEnds.Select(f => new FrontEndServicesStep(organization, f)),

            // The certificate that signs the pool's tokens satisfies the rules.
            new TokenIssuerStep(organization),

            // The front ends find Autodiscover, and the pool is told where it is.
            .. frontEnds.Select(f => new AutodiscoverReachedStep(organization, f)),
            new ExchangeAutodiscoverUrlStep(organization),

            // Exchange becomes a partner application of the pool.
            new ExchangePartnerStep(organization),

            // On Exchange: services run, Autodiscover has its connection points.
            .. servers.Select(s => new ExchangeServicesStep(organization, s)),
            new ServiceConnectionPointsStep(organization),

            // The pool becomes a partner application of Exchange, and every server comes to know it, one after the other.
            new PoolPartnerStep(organization),
            .. servers.Select(s => new ServerRecycledStep(organization, s)),
        ];
    }

    /// <inheritdoc />
    public IReadOnlyList<IProof> ProofsFor(OrganizationProfile organization) =>
    [
        .. organization.Topology.RequiredSkypePool().FrontEnds.Select(f => new StorageProof(organization, f)),
        MailboxFolderProof.ConversationHistory(organization),
        MailboxFolderProof.Purges(organization),
    ];
}

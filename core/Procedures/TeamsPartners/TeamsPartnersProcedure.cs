using HybridTrust.Organizations;
using HybridTrust.Procedures.PartnerApplications;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.TeamsPartners;

/// <summary>
/// "Integration between Microsoft Teams services and Exchange Server" (26 June 2025), the successor of the document behind
/// <c>skype-online-partner</c> (docs/procedures.md#teams-partners). OAuth with Exchange Online is another procedure's.
/// </summary>
public sealed class TeamsPartnersProcedure : IProcedure
{
    /// <summary>The procedure's id.</summary>
    public const string ProcedureId = ProcedureIds.TeamsPartners;

    private static readonly ApplicationAccount Account = new(ProcedureId, ProcedureId, "TeamsScheduler-ApplicationAccount");

    private static readonly ReducedRole Role = new("TeamsSchedulerRole", "UserApplication", ["GetDelegate"]);

    private static readonly WantedPartner Scheduler = new(
        $"{ProcedureId}/partner-application-teams-scheduler", $"{ProcedureId}.teams-scheduler", WellKnownApplications.TeamsScheduler, "TeamsScheduler", Account);

    private static readonly WantedPartner Voicemail = new(
        $"{ProcedureId}/partner-application-cloud-voicemail", $"{ProcedureId}.cloud-voicemail", WellKnownApplications.CloudVoicemail, "CloudVoicemail", Account: null);

    /// <inheritdoc />
    public string Id => ProcedureId;

    /// <inheritdoc />
    public string Title => "Teams services reach mailboxes of Exchange Server";

    /// <inheritdoc />
    public bool Legacy => false;

    /// <inheritdoc />
    public IReadOnlyList<ManualCheck> ManualChecks { get; } =
    [
        new("Out-of-office greeting",
            "Turn on the out-of-office greeting of a user with Cloud Voicemail and an on-premises mailbox, and call the user from outside: the " +
            "greeting is heard, and the message arrives in the mailbox. If Cloud Voicemail cannot reach Exchange, the ordinary greeting plays.",
            "Only a telephone call shows that the greeting is heard."),
        new("Scheduling for somebody else",
            "As a delegate of a user with an on-premises mailbox, schedule a Teams meeting on that user's behalf.",
            "It needs a signed-in delegate; the roles and keys behind it are checked."),
    ];

    /// <inheritdoc />
    public IReadOnlyList<IStep> StepsFor(OrganizationProfile organization) =>
    [
        // Create the account that TeamsScheduler acts as, and hide it.
        new ApplicationAccountStep(organization, Account, TeamsDocument.Part("create the application account")),
        new ApplicationAccountHiddenStep(organization, Account, TeamsDocument.Part("hide it from address lists")),

        // Create a role that may do one thing, and only then assign it.
        new ReducedRoleStep(organization, ProcedureId, Role, TeamsDocument.Part("create TeamsSchedulerRole, leave it GetDelegate")),
        new LeastRoleAssignedStep(organization, Account, Role, TeamsDocument.Part("assign TeamsSchedulerRole")),

        // Create or enable both partner applications; the third stays.
        new PartnerApplicationStep(organization, Scheduler, TeamsDocument.Part("partner application TeamsScheduler")),
        new PartnerApplicationStep(organization, Voicemail, TeamsDocument.Part("partner application CloudVoicemail")),
        new LegacyPartnerKeptStep(organization),

        // Export the public part of the auth certificate, keep it, upload it to three principals, see it there with matching dates.
        new AuthCertificateExportedStep(organization, TeamsDocument.Part("export the auth certificate")),
        new AuthCertificateVaultedStep(organization, TeamsDocument.Part("keep the exported certificate")),
        .. Principals.Select(p => new CertificateOnPrincipalStep(
            organization, p.Application, p.Name, TeamsDocument.Part("upload the certificate, and verify it"))),
    ];

    /// <inheritdoc />
    public IReadOnlyList<IProof> ProofsFor(OrganizationProfile organization) =>
    [
        .. Principals.Select(p => new CertificateRegisteredProof(organization, p.Application, p.Name)),
        .. Principals.Select(p => new MailboxReachedProof(organization, p.Application, p.Name, p.Deed, p.Unless)),
    ];

    private static IReadOnlyList<TeamsPrincipal> Principals { get; } =
    [
        new(WellKnownApplications.CloudVoicemail, "Cloud Voicemail", ServiceDeed.VoiceMessageLeft, Unless: null),
        new(WellKnownApplications.TeamsScheduler, "TeamsScheduler", ServiceDeed.DelegatesRead, Unless: null),
        new(WellKnownApplications.SkypeForBusinessOnline, "Skype for Business Online", ServiceDeed.VoicemailGreeting, LegacyPartnerKeptStep.NotLetInFact),
    ];
}

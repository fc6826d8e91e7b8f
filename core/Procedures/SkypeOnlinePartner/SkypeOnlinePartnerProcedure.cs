using HybridTrust.Organizations;
using HybridTrust.Procedures.PartnerApplications;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeOnlinePartner;

/// <summary>
/// "Configure integration and OAuth between Skype for Business Online and Exchange Server", steps 2 to 6 and "verify your
/// success" (docs/procedures.md#skype-online-partner). Legacy: the service was retired on 31 July 2021.
/// </summary>
public sealed class SkypeOnlinePartnerProcedure : IProcedure
{
    /// <summary>The procedure's id.</summary>
    public const string ProcedureId = "skype-online-partner";

    private static readonly ApplicationAccount Account = new(ProcedureId, "skype-online", "SfBOnline-ApplicationAccount");

    private static readonly WantedPartner Partner = new(
        $"{ProcedureId}/partner-application", "skype-online.partner-application", WellKnownApplications.SkypeForBusinessOnline, "SfBOnline", Account);

    /// <inheritdoc />
    public string Id => ProcedureId;

    /// <inheritdoc />
    public string Title => "Skype for Business Online and its successors reach mailboxes of Exchange Server";

    /// <inheritdoc />
    public bool Legacy => true;

    /// <inheritdoc />
    public IReadOnlyList<ManualCheck> ManualChecks { get; } =
    [
        new("Voicemail greeting",
            "As a user with Cloud Voicemail and an on-premises mailbox, change the greeting and call the user from outside.",
            "Only a telephone call shows that the greeting is heard."),
        new("Conversation history",
            "After a conversation on a mobile client, look into Outlook's Conversation History folder.",
            "The item is written by Microsoft's service for a signed-in user."),
        new("Archived conversations",
            "For a user with archiving on, look for the conversation in the Purges folder of the on-premises mailbox.",
            "It needs an archiving policy or a hold, and a conversation that took place."),
    ];

    /// <inheritdoc />
    public IReadOnlyList<IStep> StepsFor(OrganizationProfile organization) =>
    [
        // Step 2: create a mail user for the partner application, hide it, give it its two roles.
        new ApplicationAccountStep(organization, Account, SkypeOnlineDocument.Step(2, "create a mail user")),
        new ApplicationAccountHiddenStep(organization, Account, SkypeOnlineDocument.Step(2, "hide it from address lists")),
        new RoleAssignedStep(organization, Account, "UserApplication", SkypeOnlineDocument.Step(2, "assign UserApplication")),
        new RoleAssignedStep(organization, Account, "ArchiveApplication", SkypeOnlineDocument.Step(2, "assign ArchiveApplication")),

        // Step 3: create and enable the partner application.
        new PartnerApplicationStep(organization, Partner, SkypeOnlineDocument.Step(3, "create and enable the partner application")),

        // Step 4: export the public part of the auth certificate, and keep it.
        new AuthCertificateExportedStep(organization, SkypeOnlineDocument.Step(4, "export the auth certificate")),
        new AuthCertificateVaultedStep(organization, SkypeOnlineDocument.Step(4, "keep the exported certificate")),

        // Steps 5 and 6: upload it to the cloud principal, and see it there with matching dates.
        new CertificateOnPrincipalStep(
            organization,
            WellKnownApplications.SkypeForBusinessOnline,
            "Skype for Business Online",
            SkypeOnlineDocument.Step(5, "upload the certificate; step 6, verify it")),
    ];

    /// <inheritdoc />
    public IReadOnlyList<IProof> ProofsFor(OrganizationProfile organization) =>
    [
        new CertificateRegisteredProof(organization, WellKnownApplications.SkypeForBusinessOnline, "Skype for Business Online"),
        new MailboxReachedProof(organization, WellKnownApplications.SkypeForBusinessOnline, "Skype for Business Online"),
    ];
}

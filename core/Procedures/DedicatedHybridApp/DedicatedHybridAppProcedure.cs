using HybridTrust.Organizations;
using HybridTrust.Procedures.ExchangeOnlineOAuth;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// "Deploy dedicated Exchange hybrid app" (docs/procedures.md#dedicated-hybrid-app): servers ask Exchange Online as an application of the
/// organization, because Microsoft has blocked the shared principal for EWS since 31 October 2025.
/// </summary>
public sealed class DedicatedHybridAppProcedure : IProcedure
{
    /// <summary>The procedure's id.</summary>
    public const string ProcedureId = ProcedureIds.DedicatedHybridApp;

    /// <inheritdoc />
    public string Id => ProcedureId;

    /// <inheritdoc />
    public string Title => "Exchange Server asks Exchange Online as an application of its own";

    /// <inheritdoc />
    public bool Legacy => false;

    /// <inheritdoc />
    public IReadOnlyList<ManualCheck> ManualChecks { get; } =
    [
        new("Free/busy, MailTips and photos",
            "In Outlook, as a user with an on-premises mailbox, open the scheduling assistant for a cloud user, on each server if you can.",
            "A token test shows that a server is let in, not what users see; other MailTips and the cloud archive go on by EWS until 1 April 2027."),
        new("Sign-ins of the dedicated application",
            "In the Entra admin center, look for service principal sign-ins of ExchangeServerApp-<organization GUID> a day later.",
            "Sign-in logs need a permission that the run does not ask for; none at all mean that servers still use the shared principal."),
        new("Other tenants of the same organization",
            "If the Exchange organization is hybrid with more than one tenant, make and consent to the application in each before the override is created.",
            "The override is the organization's; the profile knows one tenant."),
    ];

    /// <inheritdoc />
    public IReadOnlyList<IStep> StepsFor(OrganizationProfile organization)
    {
        var access = organization.HybridApplication.Access;
        return
        [
            // The auth certificate in use is the application's key: read it on premises, keep its public part.
            new AuthCertificateExportedStep(organization, HybridApplicationDocument.Step("export the auth certificate")),
            new AuthCertificateVaultedStep(organization, HybridApplicationDocument.Step("keep the exported certificate")),

            // In the tenant: the application, what it asks for, its principal, its key; and consent, without which nothing is turned on.
            new HybridApplicationStep(organization),
            new HybridApplicationPermissionsStep(organization),
            new HybridApplicationPrincipalStep(organization),
            new CertificateOnApplicationStep(organization),
            new HybridApplicationConsentStep(organization),

            // While EWS is used, Exchange Online must let the application in. First, because it takes up to 24 hours.
            .. access is HybridAccess.Graph ? Array.Empty<IStep>() : [new EwsAllowListStep(organization)],

            // Builds and OAuth, or nothing is turned on.
            new HybridBuildsStep(organization),
            .. access is HybridAccess.Ews ? Array.Empty<IStep>() : [new GraphOfferedStep(organization)],
            new OAuthInUseStep(organization),

            // The AuthServer names the application and the tenant's domains; relationships name the EWS address.
            new ApplicationOnAuthServerStep(organization),
            .. access is HybridAccess.Ews ? Array.Empty<IStep>() : [new GraphAddressStep(organization)],
            new SharingEndpointsStep(organization),

            // Last, the switch; and every server reads it.
            .. Overrides(access).Select(wanted => new SettingOverrideStep(organization, wanted)),
            new OverridesInEffectStep(organization, Overrides(access)),
        ];
    }

    /// <inheritdoc />
    public IReadOnlyList<IProof> ProofsFor(OrganizationProfile organization) => [.. OAuthToCloudProof.For(organization)];

    /// <summary>Graph needs the application's override too: it only routes what that signs.</summary>
    private static IReadOnlyList<HybridOverride> Overrides(HybridAccess access) => access is HybridAccess.Ews
        ? [HybridOverride.DedicatedApplication]
        : [HybridOverride.DedicatedApplication, HybridOverride.GraphRouting];
}

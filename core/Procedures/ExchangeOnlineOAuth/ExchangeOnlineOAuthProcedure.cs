using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>
/// "Configure OAuth authentication between Exchange and Exchange Online organizations" (docs/procedures.md#exchange-online-oauth). Its step 4, uploading
/// the certificate to Exchange Online's own principal, is obsolete since 31 October 2025 and left out: <c>dedicated-hybrid-app</c> takes its place.
/// </summary>
public sealed class ExchangeOnlineOAuthProcedure : IProcedure
{
    /// <summary>The procedure's id.</summary>
    public const string ProcedureId = ProcedureIds.ExchangeOnlineOAuth;

    /// <inheritdoc />
    public string Id => ProcedureId;

    /// <inheritdoc />
    public string Title => "Exchange Server and Exchange Online trust each other's tokens";

    /// <inheritdoc />
    public bool Legacy => false;

    /// <inheritdoc />
    public IReadOnlyList<ManualCheck> ManualChecks { get; } =
    [
        new("Free/busy from on premises",
            "As a user with an on-premises mailbox, open the scheduling assistant in Outlook and add a user with a cloud mailbox whose calendar has an appointment today.",
            "A free/busy lookup is made for a signed-in user by the server that the client reaches; no cmdlet of the catalogue makes one."),
        new("Free/busy from the cloud",
            "As a user with a cloud mailbox, do the same for a user with an on-premises mailbox.",
            "Exchange Online makes the lookup for a signed-in user."),
        new("Outlook on the web and the admin center",
            "On each server, sign in at https://localhost/owa and https://localhost/ecp.",
            "Both read the auth certificate too; a sign-in needs a user's password, which no job carries."),
    ];

    /// <inheritdoc />
    public IReadOnlyList<IStep> StepsFor(OrganizationProfile organization) =>
    [
        // Step 1: the token services of the tenant.
        new AuthServerStep(organization, TrustedTokenService.AccessControl(organization.Tenant)),
        new AuthServerStep(organization, TrustedTokenService.Entra(organization.Tenant)),

        // Step 2: Exchange Online may call.
        new ExchangeOnlinePartnerStep(organization),
        new OAuthEndpointsStep(organization),

        // Step 8 stands here, so that the runner is visited once more only.
        .. AvailabilityAddressSpaceStep.IsNeeded(organization) ? [new AvailabilityAddressSpaceStep(organization)] : Array.Empty<IStep>(),

        // Step 5, first half, and step 3: read the public hosts; export the public part of the auth certificate, and keep it.
        new PublicHostsStep(organization),
        new AuthCertificateExportedStep(organization, OAuthDocument.Step("step 3: export the auth certificate")),
        new AuthCertificateVaultedStep(organization, OAuthDocument.Step("step 3: keep the exported certificate")),

        // Step 5: the public hosts are names of Exchange in the tenant.
        new PublicHostsOnPrincipalStep(organization),

        // Steps 6 and 7: from here on, lookups use OAuth.
        new OnPremisesConnectorStep(organization),
        new OnlineConnectorStep(organization),
    ];

    /// <inheritdoc />
    public IReadOnlyList<IProof> ProofsFor(OrganizationProfile organization) => [.. OAuthToCloudProof.For(organization), new OAuthFromCloudProof(organization)];

    /// <summary>The first public host that is not Autodiscover's; null without one.</summary>
    internal static string? WebServicesHost(OrganizationProfile organization) => organization.Topology.PublicHosts.FirstOrDefault(
        h => !string.Equals(h, organization.Topology.Autodiscover, StringComparison.OrdinalIgnoreCase));
}

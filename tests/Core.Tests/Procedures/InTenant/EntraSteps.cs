using HybridTrust.Organizations;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.InTenant;

/// <summary>The steps in the tenant, with what they need from on premises and nothing more.</summary>
internal sealed class EntraSteps : IProcedure
{
    public string Id => ProcedureIds.DedicatedHybridApp;

    public string Title => "The tenant's half";

    public bool Legacy => false;

    public IReadOnlyList<ManualCheck> ManualChecks => [];

    public IReadOnlyList<IStep> StepsFor(OrganizationProfile organization) =>
    [
        new AuthCertificateExportedStep(organization, HybridApplicationDocument.Step("export")),
        new AuthCertificateVaultedStep(organization, HybridApplicationDocument.Step("keep")),
        new OwnAuthCertificatesStep(organization),
        new KeysAttributedStep(organization),
        new PublicHostsOnPrincipalStep(organization),
        new HybridApplicationStep(organization),
        new HybridApplicationPermissionsStep(organization),
        new HybridApplicationPrincipalStep(organization),
        new CertificateOnApplicationStep(organization),
        new HybridApplicationConsentStep(organization),
    ];

    public IReadOnlyList<IProof> ProofsFor(OrganizationProfile organization) => [];
}

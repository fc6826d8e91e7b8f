using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Preflight;

/// <summary>
/// Looks before anything is touched; every run starts with it (docs/procedures.md#preflight). Its steps only read. The proofs of
/// the run's own procedures are made in the same visit: what they show is what the run has to keep.
/// </summary>
public sealed class PreflightProcedure : IProcedure
{
    /// <summary>The procedure's id.</summary>
    public const string ProcedureId = ProcedureIds.Preflight;

    /// <inheritdoc />
    public string Id => ProcedureId;

    /// <inheritdoc />
    public string Title => "Looks whether a run may start: organization, domain controllers, servers, certificates, clocks";

    /// <inheritdoc />
    public bool Legacy => false;

    /// <inheritdoc />
    public IReadOnlyList<ManualCheck> ManualChecks => [];

    /// <inheritdoc />
    public IReadOnlyList<IStep> StepsFor(OrganizationProfile organization) =>
    [
        // Whose is each key in the cloud? First in the list, so that what follows is one stage with the procedures' own on-premises steps and is
        // looked at again right before the first change; it is inspected when the servers have told what it needs.
        new KeysAttributedStep(organization),

        // Whose servers are these, and are they all known?
        new OrganizationStep(organization),

        // Does every site see the same AuthConfig?
        new AuthConfigStep(organization),

        // What would have to be put back if a new certificate took its place?
        new TransportCertificatesStep(organization),

        // Is every server that signs tokens fit for it? Edge servers sign none (domain 7, trap 17).
        .. organization.Topology.Servers.Where(s => s.Role is not ExchangeRole.Edge).Select(s => new ServerStep(organization, s)),

        // Which certificates are the organization's own?
        new OwnAuthCertificatesStep(organization),
    ];

    /// <inheritdoc />
    public IReadOnlyList<IProof> ProofsFor(OrganizationProfile organization) => [];
}

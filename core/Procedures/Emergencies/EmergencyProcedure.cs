using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Emergencies;

/// <summary>
/// One of the three things to do when a planned rotation comes too late (docs/runbook-emergency.md). Each is asked for by name, has a plan of its own, and
/// does no more than it says: servers come first, the cloud is finished by a rotation afterwards.
/// </summary>
public sealed class EmergencyProcedure : IProcedure
{
    private readonly Func<OrganizationProfile, IReadOnlyList<IStep>> _steps;

    private EmergencyProcedure(string id, string title, Func<OrganizationProfile, IReadOnlyList<IStep>> steps, IReadOnlyList<ManualCheck> checks)
    {
        Id = id;
        Title = title;
        _steps = steps;
        ManualChecks = checks;
    }

    /// <summary>Copies what AuthConfig names to servers that lack it.</summary>
    public static EmergencyProcedure Import { get; } = new(
        ProcedureIds.EmergencyImport,
        "Servers that lack the auth certificate are given it",
        organization =>
        [
            new OrganizationStep(organization),
            .. organization.Topology.TokenServers().Select(s => new CertificateOnServerStep(organization, s)),
        ],
        []);

    /// <summary>Publishes another certificate at once.</summary>
    public static EmergencyProcedure Publish { get; } = new(
        ProcedureIds.EmergencyPublish,
        "Another auth certificate takes over at once",
        organization =>
        [
            // The right organization, and a certificate that can be published, on every server.
            new OrganizationStep(organization),
            new ReplacementStep(organization),
            .. organization.Topology.TokenServers().Select(s => new NextCertificateOnServerStep(organization, s, ReplacementStep.StepId)),

            // Publish, and let OWA and ECP take it up, first where it was published: other sites hear of it later. The next job opens new shells: the former
            // ones were signed for by the certificate that ended.
            new PublishNowStep(organization),
            .. organization.Topology.TokenServers()
                .OrderBy(s => !string.Equals(s.AdSite, organization.Topology.ShellServer().AdSite, StringComparison.OrdinalIgnoreCase))
                .Select(s => new PoolsRecycledStep(organization, s)),
        ],
        [
            new("Finish it in the cloud",
                "Send a ticket with the action 'rotate': it uploads the certificate, has partners read the metadata again, proves, and removes what is left of the former one.",
                "In an emergency the servers come first; each step of the cloud may be refused and has a plan of its own."),
            new("Open shells again",
                "Close every Exchange Management Shell and open it again.",
                "A shell that was opened before goes on with the certificate that it was opened with."),
            new("Restart MSExchangeServiceHost on each server, one after the other",
                "Restart-Service MSExchangeServiceHost; then sign in to OWA and ECP there. Where it fails after an hour: Restart-WebAppPool MSExchangeOWAAppPool; Restart-WebAppPool MSExchangeECPAppPool.",
                "Runners recycle application pools and restart no service."),
        ]);

    /// <summary>Forgets the previous certificate.</summary>
    public static EmergencyProcedure Clear { get; } = new(
        ProcedureIds.EmergencyClear,
        "AuthConfig forgets the previous auth certificate",
        organization => [new OrganizationStep(organization), new PreviousClearedStep(organization)],
        []);

    /// <inheritdoc />
    public string Id { get; }

    /// <inheritdoc />
    public string Title { get; }

    /// <inheritdoc />
    public bool Legacy => false;

    /// <inheritdoc />
    public IReadOnlyList<ManualCheck> ManualChecks { get; }

    /// <inheritdoc />
    public IReadOnlyList<IStep> StepsFor(OrganizationProfile organization) => _steps(organization);

    /// <inheritdoc />
    public IReadOnlyList<IProof> ProofsFor(OrganizationProfile organization) => [.. SignInPagesProof.For(organization)];
}

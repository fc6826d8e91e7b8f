using HybridTrust.Organizations;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// "Maintain (rotate) the Exchange Server Auth Certificate", in the order of practice (docs/procedures.md#rotate). It is carried out in phases with waits
/// of days between them; the plan is one.
/// </summary>
/// <param name="others">The other procedures: they say who must know the certificate, and what proves the trust.</param>
public sealed class RotateProcedure(IReadOnlyList<IProcedure> others) : IProcedure
{
    /// <inheritdoc />
    public string Id => ProcedureIds.Rotate;

    /// <inheritdoc />
    public string Title => "The auth certificate is replaced, and nobody notices";

    /// <inheritdoc />
    public bool Legacy => false;

    /// <inheritdoc />
    public IReadOnlyList<ManualCheck> ManualChecks { get; } =
    [
        new("Others who read Exchange's metadata",
            "Have SharePoint farms and other forests that trust this organization by its metadata address read it again (Set-SPTrustedSecurityTokenIssuer, " +
            "Set-PartnerApplication -RefreshAuthMetadata): once when the date is set, and once when the certificate is published.",
            "Their configuration is not in the profile."),
        new("Hybrid Configuration Wizard",
            "Microsoft recommends to run it after a rotation; if somebody does, run procedure first-party-cleanup afterwards.",
            "The wizard uploads the certificate to Exchange Online's own principal once more."),
        new("OWA and ECP",
            "After publication, sign in at https://localhost/owa and https://localhost/ecp on each server.",
            "A sign-in needs a user's password, which no job carries."),
    ];

    /// <inheritdoc />
    public IReadOnlyList<IStep> StepsFor(OrganizationProfile organization) => [.. Enum.GetValues<RotationPhase>().SelectMany(phase => StepsOf(phase, organization))];

    /// <inheritdoc />
    public IReadOnlyList<IProof> ProofsFor(OrganizationProfile organization) =>
        [.. Of(organization).SelectMany(p => p.ProofsFor(organization)).Concat(SignInPagesProof.For(organization))
            .Concat(PrincipalsOf(organization).Any(p => p.Application is null) ? NextExercisedProof.For(organization) : [])
            .DistinctBy(p => p.Id, StringComparer.Ordinal)];

    /// <summary>The steps of a phase, in order.</summary>
    internal IReadOnlyList<IStep> StepsOf(RotationPhase phase, OrganizationProfile organization)
    {
        var principals = RotationPrincipal.Among(Of(organization).SelectMany(p => p.StepsFor(organization)), organization);
        var skype = organization.Procedures.Contains(ProcedureIds.SkypeServerExchange, StringComparer.Ordinal);
        return phase switch
        {
            RotationPhase.Prepare =>
            [
                // Make it, or take the one that is there; every server gets it, with its key.
                new NextCertificateStep(organization),
                .. organization.Topology.TokenServers().Select(s => new NextCertificateOnServerStep(organization, s)),

                // Keep its public part, and upload current and next to whoever checks signatures; never to Exchange Online's own principal.
                .. principals.Count == 0 ? [] : Uploads(organization, principals),
            ],
            RotationPhase.Date =>
            [
                // Only now: from here on Exchange publishes it by itself.
                new DateStep(organization, principals),
                .. skype ? [new PoolMetadataStep(organization, "next", DateStep.StepId)] : Array.Empty<IStep>(),
            ],
            RotationPhase.Postpone => [new DatePostponedStep(organization)],
            RotationPhase.Publish => [new PublishedStep(organization)],
            RotationPhase.Follow => [.. organization.Topology.TokenServers().Select(s => new ServerFollowsStep(organization, s))],
            RotationPhase.Refresh =>
            [
                .. principals.Count == 0 ? Array.Empty<IStep>() : [new CurrentVaultedStep(organization)],
                .. skype ? [new PoolMetadataStep(organization, "current", PublishedStep.StepId)] : Array.Empty<IStep>(),
            ],
            RotationPhase.Remove => [.. principals.Select(p => new FormerKeyRemovedStep(organization, p))],
            _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "A rotation has no such phase."),
        };
    }

    /// <summary>Who checks signatures.</summary>
    internal IReadOnlyList<RotationPrincipal> PrincipalsOf(OrganizationProfile organization) =>
        RotationPrincipal.Among(Of(organization).SelectMany(p => p.StepsFor(organization)), organization);

    private static IEnumerable<IStep> Uploads(OrganizationProfile organization, IReadOnlyList<RotationPrincipal> principals)
    {
        yield return new AuthCertificateVaultedStep(organization, RotateDocument.Part("keep the public part"));
        if (principals.Any(p => p.Application is null))
        {
            yield return new ApplicationFoundStep(organization);
        }

        foreach (var principal in principals)
        {
            yield return principal.Application is { } application
                ? new CertificateOnPrincipalStep(organization, application, principal.Name, RotateDocument.Part("upload current and next"))
                : new CertificateOnApplicationStep(organization);
        }
    }

    private IEnumerable<IProcedure> Of(OrganizationProfile organization) => others.Where(p => organization.Procedures.Contains(p.Id, StringComparer.Ordinal));
}

using HybridTrust.Organizations;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>Who checks the signatures of Exchange Server's tokens in the cloud. Never Exchange Online's own principal (domain 2(f)).</summary>
/// <param name="Application">Its application id; null for the dedicated application, which each tenant has its own of.</param>
/// <param name="Name">What an admin calls it.</param>
/// <param name="Optional">Whether the rotation may go on without it.</param>
internal sealed record RotationPrincipal(Guid? Application, string Name, bool Optional)
{
    /// <summary>The fact that tells which of its keys were seen.</summary>
    public string KeyFact => Application is { } id ? FactNames.RegisteredKeyOf(id) : FactNames.HybridApplicationRegistered;

    /// <summary>The fact that a person approved to go on without it.</summary>
    public string GapFact => RotationFacts.GapAt(Application ?? Guid.Empty);

    /// <summary>Whether a person approved to go on without it.</summary>
    public bool IsGap(Facts facts) => facts.Find(GapFact) is not null;

    /// <summary>Those that the steps of other procedures upload to.</summary>
    public static IReadOnlyList<RotationPrincipal> Among(IEnumerable<IStep> steps, OrganizationProfile organization) =>
    [
        .. steps.Select(step => step switch
        {
            CertificateOnPrincipalStep principal => new RotationPrincipal(principal.Application, principal.ApplicationName, principal.Optional),
            CertificateOnApplicationStep => new RotationPrincipal(null, HybridApplicationDocument.NameOf(organization), Optional: false),
            _ => null,
        }).OfType<RotationPrincipal>().DistinctBy(p => p.Application),
    ];
}

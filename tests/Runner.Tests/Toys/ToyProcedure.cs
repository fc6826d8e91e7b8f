using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Tests.Toys;

internal sealed class ToyProcedure : IProcedure
{
    public static readonly Guid Application = new("33333333-3333-4333-8333-333333333333");

    public static IReadOnlyList<IStep> Steps { get; } =
    [
        new ToyStep("one"),
        new ToyCertificateStep(),
        new ToyStep("two", Application),
        new ToyStep("three", role: "UserApplication"),
    ];

    public string Id => "toy";

    public string Title => "Toy";

    public bool Legacy => false;

    public IReadOnlyList<ManualCheck> ManualChecks => [];

    public IReadOnlyList<IStep> StepsFor(OrganizationProfile organization) => [.. Steps, new ToyStep("cloud", site: Site.Entra)];

    public IReadOnlyList<IProof> ProofsFor(OrganizationProfile organization) => [];
}

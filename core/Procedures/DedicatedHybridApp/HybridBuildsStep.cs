using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// Prerequisite: every server's build knows the dedicated application. One that does not goes on as Exchange Online's own principal, which
/// Microsoft blocks: users see errors now and then, by the server that happens to answer. Each cumulative update is measured by itself: Microsoft's script
/// lets every build from 15.2.1748.0 on pass, and with it a CU15 that lacks the hotfix.
/// </summary>
internal sealed class HybridBuildsStep(OrganizationProfile organization) : PreconditionStep(organization)
{
    public override string Id => DedicatedHybridAppProcedure.ProcedureId + "/builds";

    public override string Object => "builds of the Exchange servers";

    public override DocumentReference Document => HybridApplicationDocument.Step("prerequisites: server builds");

    public override IReadOnlyList<string> Needs => Builds;

    public override Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var lacking = Signers.Where(s => !DedicatedAppBuilds.Accept(BuildOf(s, context))).Select(s => Sentence(s, BuildOf(s, context))).ToList();
        return Task.FromResult(lacking.Count == 0
            ? Fine($"all {Signers.Count} servers that sign tokens have a build that knows the dedicated application")
            : Blocked($"The dedicated application needs newer builds: {string.Join("; ", lacking)}. " +
                "Update these servers first: a server that lags behind keeps using a principal that Microsoft has blocked for EWS since 31 October 2025."));
    }

    private static string Sentence(ExchangeServer server, ExchangeBuild build)
    {
        var needed = DedicatedAppBuilds.Needed(build);
        return $"{server.Fqdn} has build {build} and needs {needed.Least} ({needed.Product}, {needed.Arrived})";
    }
}

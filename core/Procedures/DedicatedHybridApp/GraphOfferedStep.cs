using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// Prerequisite of the Graph flow: the worldwide cloud (domain 7, trap 39), and Exchange SE with the hotfix on <em>all</em> servers,
/// because the switch is the organization's (domain 2(f), f8).
/// </summary>
internal sealed class GraphOfferedStep(OrganizationProfile organization) : PreconditionStep(organization)
{
    public override string Id => DedicatedHybridAppProcedure.ProcedureId + "/graph-offered";

    public override string Object => "Graph flow of Exchange SE";

    public override DocumentReference Document => HybridApplicationDocument.Step("prerequisites: the Graph flow");

    public override IReadOnlyList<string> Needs => Builds;

    public override Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (Organization.Tenant.Cloud is not Cloud.Global)
        {
            return Task.FromResult(Blocked(
                $"Tenant {Organization.Tenant.Id} is in the cloud '{Organization.Tenant.Cloud}', and Microsoft offers the Graph flow in the worldwide cloud alone. " +
                "Set hybridApplication.access to 'ews' in the profile."));
        }

        var lacking = Signers.Where(s => BuildOf(s, context) < GraphFlowBuild.Least)
            .Select(s => $"{s.Fqdn} has build {BuildOf(s, context)} and needs {GraphFlowBuild.Least}").ToList();
        return Task.FromResult(lacking.Count == 0
            ? Fine($"all {Signers.Count} servers that sign tokens can send hybrid lookups through Graph")
            : Blocked($"The switch to Graph is the organization's, and these servers cannot follow: {string.Join("; ", lacking)}. " +
                "Update them, or set hybridApplication.access to 'ews' in the profile until they are."));
    }
}

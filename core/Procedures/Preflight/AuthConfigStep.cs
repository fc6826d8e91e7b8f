using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Preflight;

/// <summary>
/// AuthConfig is the same on a domain controller of every site: servers read it from their own site, and "not yet replicated" is not
/// "wrong" (domain 7, trap 37).
/// </summary>
internal sealed class AuthConfigStep(OrganizationProfile organization)
    : PreflightStep(organization, "auth-config", "AuthConfig is the same on a domain controller of every site")
{
    /// <summary>The step's id.</summary>
    public const string StepId = $"{PreflightProcedure.ProcedureId}/auth-config";

    public override string Object => "AuthConfig";

    public override IReadOnlyList<string> Publishes => PreflightFacts.Names;

    private IEnumerable<SiteDomainController> Others => Organization.Topology.DomainControllers
        .Where(d => !string.Equals(d.Fqdn, Organization.DomainController, StringComparison.OrdinalIgnoreCase));

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        new PreflightFacts(null, null, null).Tell(context.Facts);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        if (await ReadAsync(context, Organization.DomainController, cancellation) is not { Current.Length: > 0 } own)
        {
            return Judge("", [Remark.Obstacle(
                $"AuthConfig of {Organization.Name} names no current certificate on {Organization.DomainController}. " +
                "Create one (New-ExchangeCertificate, Set-AuthConfig) first.")], seen);
        }

        new PreflightFacts(own.Current, own.Next.Length > 0 ? own.Next : null, own.NextEffective).Tell(context.Facts);
        foreach (var (property, value) in own.Properties)
        {
            seen[property] = value;
        }

        var remarks = new List<Remark>(UncoveredSites());
        foreach (var controller in Others)
        {
            if (await CompareAsync(context, own, controller, cancellation) is { } remark)
            {
                remarks.Add(remark);
            }
        }

        var count = Others.Count() + 1;
        return Judge(
            $"AuthConfig names {own.Current} as current{(own.Next.Length > 0 ? $" and {own.Next} as next" : "")}, the same on {count} domain controller{(count == 1 ? "" : "s")}",
            remarks,
            seen);
    }

    private async Task<Remark?> CompareAsync(StepContext context, AuthConfigView own, SiteDomainController controller, CancellationToken cancellation)
    {
        try
        {
            var there = await ReadAsync(context, controller.Fqdn, cancellation);
            var differences = there is null ? ["there is none"] : own.DifferencesOf(there).ToList();
            return differences.Count == 0 ? null : Remark.Obstacle(
                $"AuthConfig on {controller.Fqdn} (site {controller.AdSite}) is not yet replicated from {Organization.DomainController}: {string.Join("; ", differences)}. " +
                "Wait for Active Directory to replicate (repadmin /replsummary shows whether it does), then start again.");
        }
        catch (CmdletException failed)
        {
            return Remark.Obstacle(
                $"Domain controller {controller.Fqdn} (site {controller.AdSite}) could not be asked, so it is not known what the servers of that site see: {failed.Error.Text} " +
                "Bring it back, or name another one of that site in topology.domainControllers.");
        }
    }

    private async Task<AuthConfigView?> ReadAsync(StepContext context, string controller, CancellationToken cancellation)
    {
        var found = await GetAsync(context, OperationCall.Of("Get-AuthConfig", Given("DomainController", controller)), cancellation);
        return found.Count == 0 ? null : AuthConfigView.Of(found[0]);
    }

    private IEnumerable<Remark> UncoveredSites()
    {
        var sites = Organization.Topology.Servers.Where(s => s.Role is not ExchangeRole.Edge).Select(s => s.AdSite).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var covered = Organization.Topology.DomainControllers.Select(d => d.AdSite).ToList();
        return covered.Count == 0 && sites.Count == 1
            ? []
            : sites.Except(covered, StringComparer.OrdinalIgnoreCase).Select(site => Remark.Warning(
                $"Nobody asked what has replicated to site {site}; name one of its domain controllers in topology.domainControllers."));
    }
}

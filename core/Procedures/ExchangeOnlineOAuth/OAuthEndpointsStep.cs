using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>
/// What FreeBusyChecker looks at as well: web services and Autodiscover of every server take OAuth. It is never set here: the setting is IIS's, on each
/// server, and who switched it off did so for a reason. WSSecurity is federation's; OAuth works without it, so it is only told.
/// </summary>
internal sealed class OAuthEndpointsStep(OrganizationProfile organization) : VirtualDirectoryStep(organization)
{
    public override string Id => ExchangeOnlineOAuthProcedure.ProcedureId + "/oauth-endpoints";

    public override string Object => "OAuth on web services and Autodiscover";

    public override DocumentReference Document => OAuthDocument.Step("before you begin: virtual directories take OAuth");

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var services = await ReadAsync(context, "Get-WebServicesVirtualDirectory", cancellation);
        var autodiscover = await ReadAsync(context, "Get-AutodiscoverVirtualDirectory", cancellation);
        var deaf = services.Where(d => !d.TakesOAuth).Select(d => (d, Cmdlet: "Set-WebServicesVirtualDirectory"))
            .Concat(autodiscover.Where(d => !d.TakesOAuth).Select(d => (d, Cmdlet: "Set-AutodiscoverVirtualDirectory"))).ToList();
        var required = deaf.Where(entry => !IsOptional(entry.d)).ToList();
        if (required.Count > 0)
        {
            return new Observation(new Finding.Blocked
            {
                Sentence = $"These virtual directories take no OAuth, so Exchange Online's calls end in 401 there: {string.Join(", ", required.Select(e => e.d.Identity))}. " +
                    $"Run {string.Join("; ", required.Select(e => $"{e.Cmdlet} -Identity \"{e.d.Identity}\" -OAuthAuthentication $true"))}, then start again.",
            });
        }

        var warnings = deaf.Select(e => $"{e.d.Identity} takes none, but its server is optional")
            .Concat(services.Concat(autodiscover).Where(d => !d.TakesWsSecurity).Select(d => $"{d.Identity} takes no WSSecurity, which federation would need"));
        var sentence = $"web services and Autodiscover take OAuth on {services.Select(d => d.Server).Distinct(StringComparer.OrdinalIgnoreCase).Count()} servers";
        return new Observation(
            new Finding.InPlace { Sentence = string.Join("; ", [sentence, .. warnings]) },
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["TakeOAuth"] = string.Join(", ", services.Concat(autodiscover).Where(d => d.TakesOAuth).Select(d => d.Identity)),
            });
    }

    private bool IsOptional(VirtualDirectory directory) => Organization.Topology.Servers.Any(s => s.Optional && directory.IsOn(s.Fqdn));
}

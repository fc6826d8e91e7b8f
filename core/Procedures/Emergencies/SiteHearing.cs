using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Emergencies;

/// <summary>Whether an Active Directory site has heard which certificate is in use: its servers read AuthConfig there (domain 7, trap 37).</summary>
internal sealed class SiteHearing(OrganizationProfile organization, string site)
{
    /// <summary>Replication between sites takes minutes at the least; longer than this a job does not wait.</summary>
    private static readonly TimeSpan[] Pauses = [.. new[] { 0.25, 1, 2, 4, 8, 15, 15, 15, 15, 15, 15, 15 }.Select(TimeSpan.FromSeconds)];

    /// <summary>The domain controllers of the site that the profile names; in an organization of one site its own.</summary>
    public IReadOnlyList<string> Controllers { get; } = organization.Topology.DomainControllers.Where(d => string.Equals(d.AdSite, site, StringComparison.OrdinalIgnoreCase)).Select(d => d.Fqdn).ToList() switch
    {
        [] when organization.Topology.TokenServers().All(s => string.Equals(s.AdSite, site, StringComparison.OrdinalIgnoreCase)) => [organization.DomainController],
        var named => named,
    };

    /// <summary>Waits a while; null when each of them names the certificate as current, else a sentence.</summary>
    public async Task<string?> LackingAsync(StepContext context, string thumbprint, CancellationToken cancellation)
    {
        var lacking = await LookAsync(context, thumbprint, cancellation);
        foreach (var pause in Pauses)
        {
            if (lacking is null)
            {
                break;
            }

            await Task.Delay(pause, context.Time, cancellation);
            lacking = await LookAsync(context, thumbprint, cancellation);
        }

        return lacking;
    }

    private async Task<string?> LookAsync(StepContext context, string thumbprint, CancellationToken cancellation)
    {
        var shell = await context.ShellAsync(ShellKind.ExchangeServer, organization.Topology.ShellServer().Fqdn, cancellation);
        foreach (var controller in Controllers)
        {
            try
            {
                var found = await shell.InvokeAsync(OperationCall.Of("Get-AuthConfig", new KeyValuePair<string, CmdletValue?>("DomainController", controller)), cancellation);
                if (found.Objects is not [var config, ..] || !string.Equals(AuthConfigView.Of(config).Current, thumbprint, StringComparison.OrdinalIgnoreCase))
                {
                    return $"{controller} of site {site} does not name it.";
                }
            }
            catch (CmdletException silent)
            {
                return $"{controller} of site {site} could not be asked: {silent.Message}";
            }
        }

        return null;
    }
}

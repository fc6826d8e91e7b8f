using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>
/// Step 5, first half: the public host names of MAPI, web services and the address book, which the tenant must know as names of Exchange. A
/// server's own name is not public, and is left out.
/// </summary>
internal sealed class PublicHostsStep(OrganizationProfile organization) : VirtualDirectoryStep(organization)
{
    private static readonly string[] Cmdlets = ["Get-MapiVirtualDirectory", "Get-WebServicesVirtualDirectory", "Get-OabVirtualDirectory"];

    public override string Id => ExchangeOnlineOAuthProcedure.ProcedureId + "/public-hosts";

    public override string Object => "public host names of Exchange";

    public override DocumentReference Document => OAuthDocument.Step("step 5: hostname authorities, read from the virtual directories");

    public override IReadOnlyList<string> Publishes => [FactNames.PublicHosts, FactNames.WebServicesUrl];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        context.Facts.Retract(FactNames.PublicHosts);
        context.Facts.Retract(FactNames.WebServicesUrl);
        var addresses = new List<Uri>();
        foreach (var cmdlet in Cmdlets)
        {
            var directories = await ReadAsync(context, cmdlet, cancellation);
            addresses.AddRange(directories.SelectMany(d => new[] { d.ExternalUrl, d.InternalUrl }).OfType<Uri>());
            if (cmdlet is "Get-WebServicesVirtualDirectory" && directories.Select(d => d.ExternalUrl).FirstOrDefault(u => u is not null) is { } services)
            {
                context.Facts.Publish(FactNames.WebServicesUrl, services.AbsoluteUri);
            }
        }

        var hosts = addresses.Select(a => a.IdnHost.ToLowerInvariant()).Where(h => !IsServer(h) && h.Contains('.', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (hosts.Count == 0 && Organization.Topology.PublicHosts.Count == 0)
        {
            return new Observation(new Finding.Blocked
            {
                Sentence = $"No virtual directory of {Organization.Name} has a public address. Set ExternalUrl with Set-WebServicesVirtualDirectory " +
                    "and its siblings, or list the hosts in topology.publicHosts of the profile.",
            });
        }

        context.Facts.Publish(FactNames.PublicHosts, string.Join(',', hosts));
        return new Observation(
            new Finding.InPlace { Sentence = hosts.Count == 0 ? "no virtual directory has a public address; the profile's hosts count" : $"virtual directories name {string.Join(", ", hosts)}" },
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Hosts"] = string.Join(',', hosts) });
    }

    private bool IsServer(string host) => Organization.Topology.Servers.Any(s => string.Equals(s.Fqdn, host, StringComparison.OrdinalIgnoreCase));
}

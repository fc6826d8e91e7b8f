using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Preflight;

/// <summary>
/// The shell is in the organization that the profile means, and the profile names every server of it: a server that nobody looks at
/// is not known to be well (domain 7, trap 16). Edge servers hold no auth certificate and are passed over (trap 17).
/// </summary>
internal sealed class OrganizationStep(OrganizationProfile organization)
    : PreflightStep(organization, "organization", "the organization and its servers are those of the profile")
{
    public override string Object => $"Exchange organization {Organization.ExchangeOrganization}";

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var config = (await GetAsync(context, Cmdlet("Get-OrganizationConfig"), cancellation)) is [var found, ..] ? found : null;
        var seen = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Guid"] = config?.Text("Guid") ?? "",
            ["Name"] = config?.Text("Name") ?? "",
        };
        if (config?.Guid("Guid") != Organization.ExchangeOrganization)
        {
            return Judge("", [Stranger(config)], seen);
        }

        var servers = (await GetAsync(context, Cmdlet("Get-ExchangeServer"), cancellation)).Select(InventoryServer.Of).ToList();
        foreach (var server in servers.Where(s => s.NeedsAuthCertificate))
        {
            seen[$"{server.Fqdn} AdminDisplayVersion"] = server.DisplayVersion;
            seen[$"{server.Fqdn} InternetWebProxy"] = server.InternetWebProxy ?? "none";
        }

        return Judge(
            $"Exchange organization {seen["Name"]} is the profile's, with {servers.Count(s => s.NeedsAuthCertificate)} servers that need the auth certificate",
            [.. InventoryChecks.Of(Organization.Topology, servers)],
            seen);
    }

    private Remark Stranger(CmdletObject? config) => Remark.Obstacle(config is null
        ? $"{Target} shows no Exchange organization, so it is not known whose servers these are. Run Get-OrganizationConfig there and see why."
        : $"{Target} belongs to Exchange organization {config.Text("Name")} ({config.Text("Guid")}), and the profile of {Organization.Name} is for " +
          $"{Organization.ExchangeOrganization}. Correct exchangeOrganization in the profile, or send the run to the runner of that organization.");
}

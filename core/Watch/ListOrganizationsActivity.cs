using HybridTrust.Organizations;
using HybridTrust.Workflows;

namespace HybridTrust.Watch;

/// <summary>Names organizations, no more than one history of a watch takes.</summary>
internal sealed class ListOrganizationsActivity(OrganizationStore organizations) : Activity<string, WatchNames>
{
    public override async Task<WatchNames> RunAsync(string input, CancellationToken cancellation)
    {
        var rest = (await organizations.NamesAsync(cancellation)).Where(name => string.CompareOrdinal(name, input) > 0).Order(StringComparer.Ordinal).ToList();
        return new WatchNames(rest.Count > WatchWorkflow.MostOrganizations ? rest[..WatchWorkflow.MostOrganizations] : rest, rest.Count > WatchWorkflow.MostOrganizations);
    }
}

using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Checks;

/// <summary>Topologies that no procedure may touch (domain 6).</summary>
internal static class TopologyRefusals
{
    public static IReadOnlyList<ProfileError> Of(Topology topology) =>
    [
        .. PlanningInput.ServersOf(topology).Where(s => !s.Edge && s.Build.Product < ExchangeProduct.Exchange2016).Select(TooOld),
    ];

    // An old Edge server signs no tokens: it is out of support, which is a warning.
    private static ProfileError TooOld(PlannedServer server)
    {
        var fact = server.Build.Product is ExchangeProduct.Exchange2013 ? Exchange2013OutOfSupport.Fact : Exchange2010OutOfSupport.Fact;
        return new ProfileError(
            $"$.topology.servers[{server.Index}].build",
            $"{server.Fqdn} runs {server.Build.ProductName} ({server.Build}), out of support since {fact.When}; HybridTrust refuses an organization that still has it, because Exchange Online takes no request from such a server and nobody mends one that breaks.",
            "Move its mailboxes, uninstall Exchange there and remove it from topology.servers; an update to Exchange SE starts on another server.");
    }
}

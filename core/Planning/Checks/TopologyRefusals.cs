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
            $"{server.Fqdn} runs {server.Build.ProductName} ({server.Build}), out of support since {fact.When}. HybridTrust changes " +
            "nothing in an organization that still has such a server: none of its builds can use the dedicated hybrid application, " +
            "and Microsoft mends nothing there.",
            "Move its mailboxes to a server with Exchange SE or to Exchange Online, uninstall Exchange on it, and take it out of topology.servers.");
    }
}

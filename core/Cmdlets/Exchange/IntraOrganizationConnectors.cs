using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;

namespace HybridTrust.Cmdlets.Exchange;

/// <summary>What the connector cmdlets have in common on premises and in Exchange Online. TargetSharingEpr is Exchange Online's alone (domain 7, trap 21).</summary>
internal static class IntraOrganizationConnectors
{
    public static OperationParameter[] New { get; } =
        [Mandatory("Name", Text), Mandatory("DiscoveryEndpoint", Text), Mandatory("TargetAddressDomains", List), Optional("Enabled", Truth)];

    public static OperationParameter[] Set { get; } =
        [Mandatory("Identity", Text), Optional("DiscoveryEndpoint", Text), Optional("TargetAddressDomains", List), Optional("Enabled", Truth)];

    public static string[] Reads { get; } = ["Guid", "Name", "Identity", "DiscoveryEndpoint", "TargetAddressDomains", "Enabled"];

    public static string[] ConfigurationReads { get; } =
        ["OnPremiseDiscoveryEndpoint", "OnPremiseWebServiceEndpoint", "OnPremiseTargetAddresses", "OnlineDiscoveryEndpoint", "OnlineTargetAddress"];
}

using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;
using static HybridTrust.Cmdlets.ShellKind;

namespace HybridTrust.Cmdlets.Exchange;

/// <summary>Exchange Management Shell: what sends users of one side to the mailboxes of the other, and the test of it.</summary>
internal static class HybridCmdlets
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet(ExchangeServer, "Get-AcceptedDomain",
            [Optional("DomainController", Text)],
            ["Name", "DomainName", "DomainType"]),

        Cmdlet(ExchangeServer, "Get-IntraOrganizationConnector",
            [Optional("Identity", Text), Optional("DomainController", Text)],
            IntraOrganizationConnectors.Reads),

        Cmdlet(ExchangeServer, "New-IntraOrganizationConnector",
            [.. IntraOrganizationConnectors.New, Optional("DomainController", Text)],
            IntraOrganizationConnectors.Reads),

        Cmdlet(ExchangeServer, "Set-IntraOrganizationConnector",
            [.. IntraOrganizationConnectors.Set, Optional("DomainController", Text)],
            []),

        Cmdlet(ExchangeServer, "Remove-IntraOrganizationConnector",
            [Mandatory("Identity", Text), Optional("DomainController", Text), Optional("Confirm", Truth)],
            []),

        // There is no New- or Set-AvailabilityAddressSpace (domain 7, trap 20).
        Cmdlet(ExchangeServer, "Get-AvailabilityAddressSpace",
            [Optional("Identity", Text), Optional("DomainController", Text)],
            ["Guid", "Name", "Identity", "ForestName", "AccessMethod", "ProxyUrl", "UseServiceAccount"]),

        Cmdlet(ExchangeServer, "Add-AvailabilityAddressSpace",
            [Mandatory("AccessMethod", Text), Mandatory("ForestName", Text), Optional("ProxyUrl", Text), Optional("UseServiceAccount", Truth),
             Optional("DomainController", Text)],
            ["Guid", "Name", "Identity", "ForestName"]),

        Cmdlet(ExchangeServer, "Remove-AvailabilityAddressSpace",
            [Mandatory("Identity", Text), Optional("DomainController", Text), Optional("Confirm", Truth)],
            []),

        Cmdlet(ExchangeServer, "Test-OAuthConnectivity", OAuthConnectivity.Parameters, OAuthConnectivity.Reads),
    ];
}

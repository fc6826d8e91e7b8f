using HybridTrust.Cmdlets.Exchange;
using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;
using static HybridTrust.Cmdlets.ShellKind;

namespace HybridTrust.Cmdlets;

/// <summary>The cmdlets of Exchange Online PowerShell in the catalogue, as Microsoft's reference lists them (MicrosoftDocs/office-docs-powershell, August 2026).</summary>
public static class ExchangeOnlineCmdlets
{
    /// <summary>Every cmdlet of this shell that the product may use.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet(ExchangeOnline, "Get-IntraOrganizationConnector", [Optional("Identity", Text)], IntraOrganizationConnectors.Reads),
        Cmdlet(ExchangeOnline, "New-IntraOrganizationConnector", IntraOrganizationConnectors.New, IntraOrganizationConnectors.Reads),
        Cmdlet(ExchangeOnline, "Set-IntraOrganizationConnector", IntraOrganizationConnectors.Set, []),
        Cmdlet(ExchangeOnline, "Remove-IntraOrganizationConnector", [Mandatory("Identity", Text), Optional("Confirm", Truth)], []),
        Cmdlet(ExchangeOnline, "Get-IntraOrganizationConfiguration",
            [Optional("OrganizationGuid", Text)], IntraOrganizationConnectors.ConfigurationReads),

        // The switch is described on the page of Set-OrganizationConfig alone; without it the allow list comes back empty whatever it holds.
        Cmdlet(ExchangeOnline, "Get-OrganizationConfig", [Optional("RetrieveEwsOperationAccessPolicy", Switch)], ["Guid", "Name", "EwsEnabled", "EwsAllowedAppIDs"]),
        Cmdlet(ExchangeOnline, "Set-OrganizationConfig",
            [Optional("EwsEnabled", Truth), Optional("EwsAllowedAppIDs", Text, "ShortenEventScopeParameter", "DelayedDelicensingParameterSet")],
            []),
        Cmdlet(ExchangeOnline, "Test-OAuthConnectivity", OAuthConnectivity.Parameters, OAuthConnectivity.Reads),
    ];
}

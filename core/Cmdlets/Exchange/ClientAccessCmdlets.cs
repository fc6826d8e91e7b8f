using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;
using static HybridTrust.Cmdlets.ShellKind;

namespace HybridTrust.Cmdlets.Exchange;

/// <summary>Exchange Management Shell: what clients meet, and how a server is taken away from them for a moment.</summary>
internal static class ClientAccessCmdlets
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet(ExchangeServer, "Get-ClientAccessService",
            [Optional("Identity", Text), Optional("DomainController", Text)],
            ["Name", "Fqdn", "AutoDiscoverServiceInternalUri"]),

        Cmdlet(ExchangeServer, "Set-ClientAccessService",
            [Mandatory("Identity", Text), Optional("AutoDiscoverServiceInternalUri", Text, "Identity"), Optional("DomainController", Text)],
            []),

        Cmdlet(ExchangeServer, "Test-ServiceHealth",
            [Optional("Server", Text), Optional("DomainController", Text)],
            ["Role", "RequiredServicesRunning", "ServicesRunning", "ServicesNotRunning"]),

        Cmdlet(ExchangeServer, "Set-ServerComponentState",
            [Mandatory("Identity", Text), Mandatory("Component", Text), Mandatory("Requester", Text), Mandatory("State", Text),
             Optional("DomainController", Text)],
            []),

        Cmdlet(ExchangeServer, "Get-DatabaseAvailabilityGroup",
            [Optional("Identity", Text), Optional("Status", Switch), Optional("DomainController", Text)],
            ["Name", "Servers", "OperationalServers"]),

        Cmdlet(ExchangeServer, "Get-MailboxFolderStatistics",
            [Mandatory("Identity", Text, "Identity"), Optional("FolderScope", Text), Optional("DomainController", Text, "Identity")],
            ["Name", "FolderType", "ItemsInFolder"]),
    ];
}

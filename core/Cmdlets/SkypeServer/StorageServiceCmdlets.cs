using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;

namespace HybridTrust.Cmdlets.SkypeServer;

/// <summary>Skype for Business Server Management Shell: the storage service, which writes to mailboxes, and the users it writes for.</summary>
internal static class StorageServiceCmdlets
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet(ShellKind.SkypeServer, "Get-CsUser",
            [Optional("Identity", Text)],
            ["SipAddress", "Enabled", "RegistrarPool", "ExchangeArchivingPolicy"]),

        Cmdlet(ShellKind.SkypeServer, "Test-CsExStorageConnectivity", [Mandatory("SipUri", Text), Optional("DeleteItem", Switch)], []),
    ];
}

using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;

namespace HybridTrust.Cmdlets.SkypeServer;

/// <summary>Skype for Business Server Management Shell: the storage service, which writes to mailboxes.</summary>
internal static class StorageServiceCmdlets
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet(ShellKind.SkypeServer, "Test-CsExStorageConnectivity", [Mandatory("SipUri", Text), Optional("DeleteItem", Switch)], []),
    ];
}

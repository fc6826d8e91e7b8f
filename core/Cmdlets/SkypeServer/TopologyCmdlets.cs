using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;

namespace HybridTrust.Cmdlets.SkypeServer;

/// <summary>Skype for Business Server Management Shell: the Central Management Store.</summary>
internal static class TopologyCmdlets
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet(ShellKind.SkypeServer, "Get-CsManagementStoreReplicationStatus",
            [Optional("ReplicaFqdn", Text)],
            ["ReplicaFqdn", "UpToDate", "LastStatusReport", "LastUpdateCreation"]),

        Cmdlet(ShellKind.SkypeServer, "Invoke-CsManagementStoreReplication", [Optional("ReplicaFqdn", Text), Optional("Force", Switch)], []),
    ];
}

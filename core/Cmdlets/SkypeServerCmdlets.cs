using HybridTrust.Cmdlets.SkypeServer;

namespace HybridTrust.Cmdlets;

/// <summary>The cmdlets of Skype for Business Server Management Shell in the catalogue, as Microsoft's reference lists them (MicrosoftDocs/office-docs-powershell, August 2026).</summary>
public static class SkypeServerCmdlets
{
    /// <summary>Every cmdlet of this shell that the product may use.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. TopologyCmdlets.All,
        .. ServerAuthenticationCmdlets.All,
        .. StorageServiceCmdlets.All,
    ];
}

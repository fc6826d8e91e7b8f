using HybridTrust.Cmdlets.Exchange;

namespace HybridTrust.Cmdlets;

/// <summary>
/// The Exchange Management Shell cmdlets of the catalogue: parameters, types and sets as Microsoft's reference lists
/// them (MicrosoftDocs/office-docs-powershell, August 2026), properties as recorded Exchange objects have them.
/// </summary>
public static class ExchangeServerCmdlets
{
    /// <summary>Every cmdlet of this shell that the product may use.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. ServerCmdlets.All,
        .. RecipientCmdlets.All,
        .. ManagementRoleCmdlets.All,
        .. PartnerApplicationCmdlets.All,
        .. ClientAccessCmdlets.All,
        .. AuthServerCmdlets.All,
        .. HybridCmdlets.All,
        .. HybridApplicationCmdlets.All,
        .. VirtualDirectoryCmdlets.All,
    ];
}

namespace HybridTrust.Cmdlets;

/// <summary>The cmdlets of Exchange Online PowerShell in the catalogue, as Microsoft's reference lists them (MicrosoftDocs/office-docs-powershell, August 2026).</summary>
public static class ExchangeOnlineCmdlets
{
    /// <summary>Every cmdlet of this shell that the product may use.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
    ];
}

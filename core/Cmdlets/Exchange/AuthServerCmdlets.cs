using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;
using static HybridTrust.Cmdlets.ShellKind;

namespace HybridTrust.Cmdlets.Exchange;

/// <summary>Exchange Management Shell: the token services that Exchange trusts.</summary>
internal static class AuthServerCmdlets
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet(ExchangeServer, "Get-AuthServer",
            [Optional("Identity", Text), Optional("DomainController", Text)],
            ["Guid", "Name", "Identity", "Type", "IssuerIdentifier", "Realm", "TokenIssuingEndpoint", "AuthMetadataUrl", "DomainName",
             "ApplicationIdentifier", "GraphBaseUrl", "IsDefaultAuthorizationEndpoint", "Enabled"]),

        Cmdlet(ExchangeServer, "New-AuthServer",
            [Mandatory("Name", Text), Mandatory("AuthMetadataUrl", Text, "AuthMetadataUrl", "NativeClientAuthServer"),
             Mandatory("Type", Text, "NativeClientAuthServer"), Optional("Enabled", Truth), Optional("DomainController", Text)],
            ["Guid", "Name", "Identity", "Type", "Realm", "Enabled"]),

        // Three sets that exclude each other: the application's, the metadata address's, and refreshing (domain 7, trap 19).
        Cmdlet(ExchangeServer, "Set-AuthServer",
            [Mandatory("Identity", Text), Optional("Enabled", Truth), Optional("DomainName", List),
             Optional("ApplicationIdentifier", Text, "AppSecret"), Optional("AuthMetadataUrl", Text, "AuthMetadataUrl", "NativeClientAuthServer"),
             Optional("GraphBaseUrl", Text, "AuthMetadataUrl"), Optional("RefreshAuthMetadata", Switch, "RefreshAuthMetadata"),
             Optional("DomainController", Text)],
            []),

        Cmdlet(ExchangeServer, "Remove-AuthServer",
            [Mandatory("Identity", Text), Optional("DomainController", Text), Optional("Confirm", Truth)],
            []),
    ];
}

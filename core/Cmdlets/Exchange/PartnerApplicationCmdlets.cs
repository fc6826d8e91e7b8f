using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;
using static HybridTrust.Cmdlets.ShellKind;

namespace HybridTrust.Cmdlets.Exchange;

/// <summary>Exchange Management Shell: partner applications.</summary>
internal static class PartnerApplicationCmdlets
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet(ExchangeServer, "Get-PartnerApplication",
            [Optional("Identity", Text), Optional("DomainController", Text)],
            ["Guid", "Name", "Identity", "ApplicationIdentifier", "AuthMetadataUrl", "Realm", "LinkedAccount", "Enabled",
             "CertificateStrings", "WhenChangedUTC"]),

        Cmdlet(ExchangeServer, "New-PartnerApplication",
            [Mandatory("Name", Text), Mandatory("ApplicationIdentifier", Text, "ACSTrustApplication"),
             Mandatory("AuthMetadataUrl", Text, "AuthMetadataUrl"), Optional("Enabled", Truth), Optional("LinkedAccount", Text),
             Optional("DomainController", Text)],
            ["Guid", "Name", "Identity", "ApplicationIdentifier", "LinkedAccount", "Enabled"]),

        Cmdlet(ExchangeServer, "Set-PartnerApplication",
            [Mandatory("Identity", Text), Optional("Enabled", Truth), Optional("LinkedAccount", Text),
             Optional("RefreshAuthMetadata", Switch, "RefreshAuthMetadata"), Optional("DomainController", Text)],
            []),

        Cmdlet(ExchangeServer, "Remove-PartnerApplication",
            [Mandatory("Identity", Text), Optional("DomainController", Text), Optional("Confirm", Truth)],
            []),
    ];
}

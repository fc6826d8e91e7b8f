using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;
using static HybridTrust.Cmdlets.ShellKind;

namespace HybridTrust.Cmdlets.Exchange;

/// <summary>Exchange Management Shell: servers, certificates and the organization.</summary>
internal static class ServerCmdlets
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet(ExchangeServer, "Get-AuthConfig",
            [Optional("DomainController", Text)],
            ["CurrentCertificateThumbprint", "PreviousCertificateThumbprint", "NextCertificateThumbprint",
             "NextCertificateEffectiveDate", "ServiceName", "Realm"]),

        // Three sets that exclude each other (domain 7, trap 18). Server "isn't available in this release", so the shell's own server counts.
        Cmdlet(ExchangeServer, "Set-AuthConfig",
            [Optional("NewCertificateThumbprint", Text, "NewCertificateParameter"),
             Optional("NewCertificateEffectiveDate", Instant, "NewCertificateParameter"),
             Optional("PublishCertificate", Switch, "PublishAuthCertificateParameter"),
             Optional("ClearPreviousCertificate", Switch, "PublishAuthCertificateParameter"),
             Optional("Force", Switch, "NewCertificateParameter", "PublishAuthCertificateParameter"), Optional("DomainController", Text),
             Optional("Confirm", Truth)],
            []),

        Cmdlet(ExchangeServer, "Get-ExchangeServer",
            [Optional("Identity", Text, "Identity"), Optional("DomainController", Text)],
            ["Name", "Fqdn", "Guid", "AdminDisplayVersion", "Site", "IsMailboxServer", "IsClientAccessServer", "IsEdgeServer",
             "InternetWebProxy"]),

        Cmdlet(ExchangeServer, "Get-ExchangeCertificate",
            [Optional("Thumbprint", Text, "Thumbprint"), Optional("Server", Text, "Instance", "Thumbprint"),
             Optional("DomainController", Text)],
            ["RawData", "Thumbprint", "HasPrivateKey", "Services", "NotBefore", "NotAfter", "Status"]),

        Cmdlet(ExchangeServer, "Get-OrganizationConfig",
            [Optional("DomainController", Text)],
            ["Guid", "Name"]),

        Cmdlet(ExchangeServer, "Get-ServerComponentState",
            [Mandatory("Identity", Text), Optional("Component", Text), Optional("DomainController", Text)],
            ["ServerFqdn", "Component", "State", "ServerWideOfflineIsOffline", "LocalStates"]),

        Cmdlet(ExchangeServer, "Get-TransportService",
            [Optional("Identity", Text), Optional("DomainController", Text)],
            ["Name", "InternalTransportCertificateThumbprint"]),
    ];
}

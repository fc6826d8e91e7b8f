using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;
using static HybridTrust.Cmdlets.ShellKind;

namespace HybridTrust.Cmdlets.Exchange;

/// <summary>Exchange Management Shell: virtual directories. Without Server and Identity a call gives those of every server; ADPropertiesOnly asks no server's IIS.</summary>
internal static class VirtualDirectoryCmdlets
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Get("Get-MapiVirtualDirectory"),
        Get("Get-WebServicesVirtualDirectory"),
        Get("Get-OabVirtualDirectory"),
        Get("Get-AutodiscoverVirtualDirectory"),
    ];

    private static Operation Get(string cmdlet) => Cmdlet(ExchangeServer, cmdlet,
        [Optional("Identity", Text, "Identity"), Mandatory("Server", Text, "Server"), Optional("ADPropertiesOnly", Switch), Optional("DomainController", Text)],
        ["Guid", "Name", "Identity", "Server", "InternalUrl", "ExternalUrl", "InternalAuthenticationMethods", "ExternalAuthenticationMethods",
         "OAuthAuthentication", "WSSecurityAuthentication"]);
}

using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;

namespace HybridTrust.Cmdlets.SkypeServer;

/// <summary>
/// Skype for Business Server Management Shell: server-to-server authentication. Import-CsCertificate is not here: it takes a password as
/// plain text, which logs keep (domain 7, trap 35); a person runs it.
/// </summary>
internal static class ServerAuthenticationCmdlets
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet(ShellKind.SkypeServer, "Get-CsCertificate",
            [Optional("Type", Text), Optional("Identity", Text)],
            ["Thumbprint", "PreviousThumbprint", "Subject", "NotBefore", "NotAfter", "Use"]),

        Cmdlet(ShellKind.SkypeServer, "Set-CsCertificate",
            [Mandatory("Thumbprint", Text, "Thumbprint"), Optional("Type", Text, "Thumbprint"), Optional("Identity", Text, "Thumbprint"),
             Optional("Confirm", Truth)],
            []),

        Cmdlet(ShellKind.SkypeServer, "Get-CsOAuthConfiguration",
            [Optional("Identity", Text, "Identity"), Optional("LocalStore", Switch)],
            ["Identity", "ExchangeAutodiscoverUrl", "ExchangeAutodiscoverAllowedDomains", "Realm", "ServiceName"]),

        Cmdlet(ShellKind.SkypeServer, "Set-CsOAuthConfiguration",
            [Optional("Identity", Text, "Identity"), Optional("ExchangeAutodiscoverUrl", Text, "Identity"),
             Optional("ExchangeAutodiscoverAllowedDomains", Text, "Identity"), Optional("Confirm", Truth)],
            []),

        Cmdlet(ShellKind.SkypeServer, "Get-CsPartnerApplication",
            [Optional("Identity", Text, "Identity"), Optional("LocalStore", Switch)],
            ["Identity", "Name", "AuthToken", "MetadataUrl", "ApplicationIdentifier", "Realm", "ApplicationTrustLevel", "Enabled"]),

        // Only the form with a metadata document: the partner signs its own tokens, so an application identifier has no place beside it.
        Cmdlet(ShellKind.SkypeServer, "New-CsPartnerApplication",
            [Optional("Identity", Text), Mandatory("MetadataUrl", Text, "MetadataUrl"), Mandatory("ApplicationTrustLevel", Text),
             Optional("Enabled", Truth), Optional("Confirm", Truth)],
            []),

        Cmdlet(ShellKind.SkypeServer, "Set-CsPartnerApplication",
            [Mandatory("Identity", Text, "MetadataUrl", "Identity"), Mandatory("MetadataUrl", Text, "MetadataUrl"),
             Optional("ApplicationTrustLevel", Text, "MetadataUrl", "Identity"), Optional("Enabled", Truth, "MetadataUrl", "Identity"),
             Optional("Confirm", Truth)],
            []),

        Cmdlet(ShellKind.SkypeServer, "Remove-CsPartnerApplication", [Mandatory("Identity", Text), Optional("Confirm", Truth)], []),
    ];
}

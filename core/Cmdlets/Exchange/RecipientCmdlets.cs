using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;
using static HybridTrust.Cmdlets.ShellKind;

namespace HybridTrust.Cmdlets.Exchange;

/// <summary>Exchange Management Shell: mail users and plain accounts.</summary>
internal static class RecipientCmdlets
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet(ExchangeServer, "Get-MailUser",
            [Optional("Identity", Text, "Identity"), Optional("DomainController", Text, "AnrSet", "Identity")],
            ["Guid", "Name", "Identity", "DistinguishedName", "ExternalEmailAddress", "HiddenFromAddressListsEnabled",
             "RecipientTypeDetails"]),

        Cmdlet(ExchangeServer, "Get-User",
            [Optional("Identity", Text, "Identity"), Optional("DomainController", Text)],
            ["Guid", "Name", "Identity", "RecipientTypeDetails"]),

        Cmdlet(ExchangeServer, "New-MailUser",
            [Mandatory("Name", Text), Mandatory("ExternalEmailAddress", Text, "DisabledUser"),
             Optional("DomainController", Text, "DisabledUser")],
            ["Guid", "Name", "Identity", "DistinguishedName", "ExternalEmailAddress"]),

        Cmdlet(ExchangeServer, "Set-MailUser",
            [Mandatory("Identity", Text), Optional("HiddenFromAddressListsEnabled", Truth), Optional("DomainController", Text, "Identity")],
            []),

        Cmdlet(ExchangeServer, "Remove-MailUser",
            [Mandatory("Identity", Text), Optional("DomainController", Text), Optional("Confirm", Truth)],
            []),
    ];
}

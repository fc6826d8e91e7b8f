using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;
using static HybridTrust.Cmdlets.ShellKind;

namespace HybridTrust.Cmdlets.Exchange;

/// <summary>Exchange Management Shell: what the dedicated hybrid application is turned on with.</summary>
internal static class HybridApplicationCmdlets
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet(ExchangeServer, "Get-OrganizationRelationship",
            [Optional("Identity", Text), Optional("DomainController", Text)],
            ["Guid", "Name", "Identity", "DomainNames", "Enabled", "TargetAutodiscoverEpr", "TargetSharingEpr"]),

        Cmdlet(ExchangeServer, "Set-OrganizationRelationship",
            [Mandatory("Identity", Text), Optional("TargetSharingEpr", Text), Optional("DomainController", Text)],
            []),

        Cmdlet(ExchangeServer, "Get-SettingOverride",
            [Optional("Identity", Text), Optional("DomainController", Text)],
            ["Guid", "Name", "Identity", "ComponentName", "SectionName", "Parameters", "Reason", "ModifiedBy", "Server", "MinVersion",
             "MaxVersion"]),

        // Set-SettingOverride is left out: an override that somebody else wrote is never changed (domain 7, trap 30).
        Cmdlet(ExchangeServer, "New-SettingOverride",
            [Mandatory("Name", Text), Mandatory("Component", Text), Mandatory("Section", Text), Mandatory("Parameters", List),
             Mandatory("Reason", Text), Optional("DomainController", Text)],
            ["Guid", "Name"]),

        Cmdlet(ExchangeServer, "Remove-SettingOverride",
            [Mandatory("Identity", Text), Optional("DomainController", Text), Optional("Confirm", Truth)],
            []),

        // It reads what a running process knows, so it names a server and no domain controller.
        Cmdlet(ExchangeServer, "Get-ExchangeDiagnosticInfo",
            [Optional("Server", Text), Optional("Process", Text), Optional("Component", Text), Optional("Argument", Text)],
            ["Result"]),
    ];
}

using static HybridTrust.Cmdlets.CatalogueEntry;
using static HybridTrust.Cmdlets.ParameterType;
using static HybridTrust.Cmdlets.ShellKind;

namespace HybridTrust.Cmdlets.Exchange;

/// <summary>Exchange Management Shell: management roles, their entries and assignments.</summary>
internal static class ManagementRoleCmdlets
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        Cmdlet(ExchangeServer, "Get-ManagementRole",
            [Optional("Identity", Text, "Identity"), Optional("DomainController", Text)],
            ["Guid", "Name", "RoleType"]),

        Cmdlet(ExchangeServer, "New-ManagementRole",
            [Mandatory("Name", Text), Mandatory("Parent", Text, "NewDerivedRole"), Optional("DomainController", Text)],
            ["Guid", "Name", "RoleType"]),

        Cmdlet(ExchangeServer, "Remove-ManagementRole",
            [Mandatory("Identity", Text), Optional("DomainController", Text), Optional("Confirm", Truth)],
            []),

        Cmdlet(ExchangeServer, "Get-ManagementRoleEntry",
            [Mandatory("Identity", Text), Optional("DomainController", Text)],
            ["Name"]),

        Cmdlet(ExchangeServer, "Remove-ManagementRoleEntry",
            [Mandatory("Identity", Text), Optional("DomainController", Text), Optional("Confirm", Truth)],
            []),

        Cmdlet(ExchangeServer, "Get-ManagementRoleAssignment",
            [Optional("Identity", Text, "Identity"), Optional("Role", Text, "RoleAssignee"),
             Optional("RoleAssignee", Text, "RoleAssignee"), Optional("DomainController", Text)],
            ["Guid", "Name", "Identity", "Role", "RoleAssignee", "RoleAssigneeType", "AssignmentMethod", "Enabled"]),

        Cmdlet(ExchangeServer, "New-ManagementRoleAssignment",
            [Mandatory("Role", Text), Mandatory("User", Text, "User"), Optional("Name", Text), Optional("DomainController", Text, "User")],
            ["Guid", "Name", "Identity", "Role", "RoleAssignee"]),

        Cmdlet(ExchangeServer, "Remove-ManagementRoleAssignment",
            [Mandatory("Identity", Text), Optional("DomainController", Text), Optional("Confirm", Truth)],
            []),
    ];
}

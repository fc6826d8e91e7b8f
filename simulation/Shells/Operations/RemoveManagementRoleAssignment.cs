using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Remove-ManagementRoleAssignment</c>.</summary>
internal sealed class RemoveManagementRoleAssignment() : ExchangeOperation("Remove-ManagementRoleAssignment", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var assignment = call.RoleAssignment();
        call.RequireConfirmation();
        call.Datacentre.RoleAssignments.Remove(assignment);
        return CmdletResult.Empty;
    }
}

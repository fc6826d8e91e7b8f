using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-ManagementRoleAssignment</c>: by identity, or filtered by role and assignee.</summary>
internal sealed class GetManagementRoleAssignment() : ExchangeOperation("Get-ManagementRoleAssignment", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        IEnumerable<RoleAssignment> found = call.Has("Identity") ? [call.RoleAssignment()] : call.Datacentre.RoleAssignments;
        if (call.Has("Role"))
        {
            var role = call.ManagementRole();
            found = found.Where(a => string.Equals(a.Role, role, StringComparison.Ordinal));
        }

        if (call.Has("RoleAssignee"))
        {
            var assignee = call.Account("RoleAssignee");
            found = found.Where(a => a.Assignee == assignee.Guid);
        }

        return ShellCall.Objects(found.Select(a => ExchangeObjects.RoleAssignment(call.Datacentre, a)));
    }
}

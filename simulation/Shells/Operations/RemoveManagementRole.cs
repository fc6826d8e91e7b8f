using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Remove-ManagementRole</c>: not a built-in role, nor one that is assigned or has roles made from it.</summary>
internal sealed class RemoveManagementRole() : ExchangeOperation("Remove-ManagementRole", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var role = call.Role("Identity");
        call.RequireConfirmation();
        if (role.IsBuiltIn)
        {
            throw call.Fail(call.Errors.BuiltInRole(role.Name));
        }

        var user = call.Datacentre.RoleAssignments.Find(a => string.Equals(a.Role, role.Name, StringComparison.OrdinalIgnoreCase))?.Name
            ?? call.Datacentre.DerivedRoles.Find(r => string.Equals(r.Parent, role.Name, StringComparison.OrdinalIgnoreCase))?.Name;
        if (user is not null)
        {
            throw call.Fail(call.Errors.RoleInUse(role.Name, user));
        }

        call.Datacentre.DerivedRoles.Remove(role);
        return CmdletResult.Empty;
    }
}

using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Remove-ManagementRoleEntry</c>: one entry of a derived role, unless a role made from that one has it too.</summary>
internal sealed class RemoveManagementRoleEntry() : ExchangeOperation("Remove-ManagementRoleEntry", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var role = call.RoleOfEntry();
        var entry = call.EntryName();
        if (!role.Allows(entry))
        {
            throw call.Fail(call.Errors.NotFound(call.Required("Identity"), call.DomainController));
        }

        call.RequireConfirmation();
        if (role.IsBuiltIn)
        {
            throw call.Fail(call.Errors.BuiltInRole(role.Name));
        }

        var roles = call.Datacentre.DerivedRoles;
        if (roles.Find(r => string.Equals(r.Parent, role.Name, StringComparison.OrdinalIgnoreCase) && r.Allows(entry)) is { } child)
        {
            throw call.Fail(call.Errors.RoleInUse(role.Name, child.Name));
        }

        roles.Replace(role, role with { Entries = [.. role.Entries.Where(e => !string.Equals(e, entry, StringComparison.OrdinalIgnoreCase))] });
        return CmdletResult.Empty;
    }
}

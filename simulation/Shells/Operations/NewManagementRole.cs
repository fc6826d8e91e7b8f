using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>New-ManagementRole</c>, set NewDerivedRole: the new role may do all that its parent may.</summary>
internal sealed class NewManagementRole() : ExchangeOperation("New-ManagementRole", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var name = call.Required("Name");
        var parent = call.Role("Parent");
        if (call.Datacentre.FindRole(name) is { } same)
        {
            throw call.Fail(call.Errors.AlreadyExists(call.Datacentre.ConfigurationName("Roles,CN=RBAC", same.Name), call.DomainController));
        }

        var role = new ManagementRole(Guid.NewGuid(), name, parent.Name, parent.Type, parent.Entries);
        call.Datacentre.DerivedRoles.Add(role);
        return ShellCall.Objects([ExchangeObjects.ManagementRole(role)]);
    }
}

using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells;

/// <summary>Finds role assignments that a call names.</summary>
internal static class RoleAssignmentLookup
{
    /// <exception cref="HybridTrust.Cmdlets.CmdletException">There is no such assignment.</exception>
    public static RoleAssignment RoleAssignment(this ShellCall call)
    {
        var identity = call.Required("Identity");
        return call.Datacentre.RoleAssignments.Find(a => Identities.Matches(
                identity, a.Guid, a.Name, call.Datacentre.ConfigurationName("Role Assignments,CN=RBAC", a.Name)))
            ?? throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
    }

    /// <exception cref="HybridTrust.Cmdlets.CmdletException">There is no such management role.</exception>
    public static string ManagementRole(this ShellCall call) => call.Role("Role").Name;
}

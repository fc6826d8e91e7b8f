using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells;

/// <summary>Finds management roles and their entries that a call names.</summary>
internal static class ManagementRoleLookup
{
    /// <exception cref="HybridTrust.Cmdlets.CmdletException">There is no such management role.</exception>
    public static ManagementRole Role(this ShellCall call, string parameter)
    {
        var identity = call.Required(parameter);
        return call.Datacentre.FindRole(identity) ?? throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
    }

    /// <summary>The role of an identity such as <c>role\entry</c>.</summary>
    /// <exception cref="HybridTrust.Cmdlets.CmdletException">The identity has another form, or there is no such role.</exception>
    public static ManagementRole RoleOfEntry(this ShellCall call)
    {
        var identity = call.Required("Identity");
        return identity.Split('\\') is [{ Length: > 0 } role, { Length: > 0 }]
            ? call.Datacentre.FindRole(role) ?? throw call.Fail(call.Errors.NotFound(role, call.DomainController))
            : throw call.Fail(call.Errors.NoRoleEntry(identity));
    }

    /// <summary>The entry part of an identity such as <c>role\entry</c>; it may hold wildcards.</summary>
    public static string EntryName(this ShellCall call) => call.Required("Identity").Split('\\')[^1];
}

using System.IO.Enumeration;
using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-ManagementRoleEntry</c>: <c>role\entry</c>, where the entry may hold wildcards.</summary>
internal sealed class GetManagementRoleEntry() : ExchangeOperation("Get-ManagementRoleEntry", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var role = call.RoleOfEntry();
        var pattern = call.EntryName();
        var found = role.Entries.Where(e => FileSystemName.MatchesSimpleExpression(pattern, e)).ToList();
        return found.Count > 0 || pattern.Contains('*', StringComparison.Ordinal)
            ? ShellCall.Objects(found.Select(ExchangeObjects.RoleEntry))
            : throw call.Fail(call.Errors.NotFound(call.Required("Identity"), call.DomainController));
    }
}

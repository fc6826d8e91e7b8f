using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>
/// <c>New-ManagementRoleAssignment</c>: names itself after role and user. What a real server answers to the same role for the
/// same user is unconfirmed (domain 10, question 6); the estate refuses it, so that a procedure which repeats itself shows.
/// </summary>
internal sealed class NewManagementRoleAssignment() : ExchangeOperation("New-ManagementRoleAssignment", changes: true)
{
    private const int LongestName = 64;

    public override CmdletResult Invoke(ShellCall call)
    {
        var role = call.ManagementRole();
        var user = call.Account("User");
        var assignments = call.Datacentre.RoleAssignments;
        var same = assignments.Find(a => string.Equals(a.Role, role, StringComparison.Ordinal) && a.Assignee == user.Guid);
        var name = same?.Name ?? call.Text("Name") ?? FreeName(assignments, $"{role}-{user.Name}");
        if (same is not null || IsTaken(assignments, name))
        {
            throw call.Fail(call.Errors.AlreadyExists(
                call.Datacentre.ConfigurationName("Role Assignments,CN=RBAC", name), call.DomainController));
        }

        var assignment = new RoleAssignment(Guid.NewGuid(), name, role, user.Guid, Enabled: true);
        assignments.Add(assignment);
        return ShellCall.Objects([ExchangeObjects.RoleAssignment(call.Datacentre, assignment)]);
    }

    /// <summary>An assignment may outlive its user and keep its name; the next one gets a number.</summary>
    private static string FreeName(List<RoleAssignment> assignments, string wanted)
    {
        var name = wanted.Length > LongestName ? wanted[..LongestName] : wanted;
        for (var number = 1; IsTaken(assignments, name); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            name = wanted[..Math.Min(wanted.Length, LongestName - suffix.Length)] + suffix;
        }

        return name;
    }

    private static bool IsTaken(List<RoleAssignment> assignments, string name) =>
        assignments.Exists(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));
}

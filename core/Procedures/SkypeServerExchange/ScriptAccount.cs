using HybridTrust.Cmdlets;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>The account that Microsoft's script made. What it makes is not documented, so it is found by the GUID that the script's run told.</summary>
internal sealed class ScriptAccount(PoolPartnerStep step)
{
    /// <summary>Removes the account and its role assignments; says what became of it.</summary>
    /// <param name="context">What the step may touch.</param>
    /// <param name="guid">The account's GUID; null when the script made none, or nobody knows.</param>
    /// <param name="cancellation">Stops the removal.</param>
    public async Task<string> RemoveAsync(StepContext context, string? guid, CancellationToken cancellation)
    {
        if (guid is null)
        {
            return "Its account was there before, or it is not known that the run made it, so it stays.";
        }

        var users = await step.CallAsync(context, "Get-MailUser", cancellation, Given("Identity", guid));
        if (users.Count == 0)
        {
            return $"The account {guid} that the script made is gone, or is no mail user; see whether anything is left to remove.";
        }

        var name = users[0].Text("Name");
        var partners = await step.CallAsync(context, "Get-PartnerApplication", cancellation);
        if (partners.FirstOrDefault(p => string.Equals(p.Text("LinkedAccount"), users[0].Text("Identity"), StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            return $"Its account {name} stays, because partner application {other.Text("Name")} acts as it too.";
        }

        foreach (var assignment in await step.CallAsync(context, "Get-ManagementRoleAssignment", cancellation, Given("RoleAssignee", guid)))
        {
            if (assignment.Text("AssignmentMethod") is null or "Direct")
            {
                await step.CallAsync(
                    context, "Remove-ManagementRoleAssignment", cancellation, Given("Identity", assignment.Text("Guid") ?? assignment.Text("Name")), Given("Confirm", value: false));
            }
        }

        await step.CallAsync(context, "Remove-MailUser", cancellation, Given("Identity", guid), Given("Confirm", value: false));
        return $"Removed its account {name} and the account's role assignments too.";
    }

    private static KeyValuePair<string, CmdletValue?> Given(string name, CmdletValue? value) => new(name, value);
}

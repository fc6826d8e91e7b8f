using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>
/// A management role is assigned to the account that a partner application acts as, directly and enabled. A second assignment is
/// never made, because what Exchange does with one is not documented (domain 2(b), b2.3).
/// </summary>
internal class RoleAssignedStep(OrganizationProfile organization, ApplicationAccount account, string role, DocumentReference document)
    : ApplicationAccountExchangeStep(organization, account), IPolicyBound
{
    public override string Id => $"{Account.Procedure}/role-{role.ToLowerInvariant()}";

    public override string Object => $"role {role} of {Account.Name}";

    public override DocumentReference Document => document;

    public override IReadOnlyList<string> Publishes => [Fact];

    public IReadOnlyList<Guid> ApplicationIds => [];

    public IReadOnlyList<string> Roles => [role];

    private string Fact => $"{Account.FactPrefix}.role-{role.ToLowerInvariant()}";

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var user = await FindAccountAsync(context, cancellation);
        if (user is null)
        {
            return new Observation(new Finding.Missing
            {
                Sentence = $"would assign role {role} to {Account.Name}",
                Settings = [new("Role", role, null), new("User", new PlanValue.KnownAfterApply(Account.Step), null)],
                After = Account.Step,
            });
        }

        var assignment = await FindAssignmentAsync(context, user, cancellation);
        if (assignment is null)
        {
            return new Observation(new Finding.Missing
            {
                Sentence = $"would assign role {role} to {Account.Name}",
                Settings = [new("Role", role, null), new("User", user.Guid.ToString(), null)],
            });
        }

        if (!assignment.Truth("Enabled"))
        {
            return new Observation(new Finding.Blocked
            {
                Sentence = $"Role assignment '{assignment.Text("Name")}' exists but is disabled. Somebody did that on purpose: " +
                    "enable it with Set-ManagementRoleAssignment, or remove it and start again.",
            });
        }

        var identity = assignment.Text("Guid") ?? assignment.Text("Name") ?? "";
        context.Facts.Publish(Fact, identity);
        return new Observation(
            new Finding.InPlace { Sentence = $"role {role} is assigned to {Account.Name}" },
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Assignment"] = identity });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var user = await RequireAccountAsync(context, cancellation);
        await InvokeAsync(context, Cmdlet("New-ManagementRoleAssignment", Given("Role", role), Given("User", user.Guid)), cancellation);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding is not Finding.Missing)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"Role {role} was assigned before the run." };
        }

        if (context.Facts.Find(Fact) is not { } ours
            || (await GetAsync(context, Cmdlet("Get-ManagementRoleAssignment", Given("Identity", ours)), cancellation)).Count == 0)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"The assignment of role {role} that this run made is gone already." };
        }

        await InvokeAsync(context, Cmdlet("Remove-ManagementRoleAssignment", Given("Identity", ours), Given("Confirm", value: false)), cancellation);
        return new UndoOutcome.Undone { Sentence = $"Removed the assignment of role {role} (GUID {ours}), which this run had made." };
    }

    /// <summary>Whether an assignment is the account's own.</summary>
    protected static bool IsDirect(CmdletObject assignment) => assignment.Text("AssignmentMethod") is null or "Direct";

    /// <summary>The account's own assignment of the role; one that comes through a group does not count.</summary>
    private async Task<CmdletObject?> FindAssignmentAsync(StepContext context, MailUser user, CancellationToken cancellation)
    {
        var assignments = await GetAsync(context, Cmdlet("Get-ManagementRoleAssignment",
            Given("RoleAssignee", user.Guid), Given("Role", role)), cancellation);
        var direct = assignments.Where(IsDirect).ToList();
        return direct.Find(a => a.Truth("Enabled")) ?? direct.FirstOrDefault();
    }
}

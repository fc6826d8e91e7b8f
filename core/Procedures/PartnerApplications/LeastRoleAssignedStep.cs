using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>
/// The account holds a reduced role and no other. A role that is not reduced yet is never assigned, and an account that was given the broad
/// one as well is named instead of passed over (domain 7, trap 27).
/// </summary>
internal sealed class LeastRoleAssignedStep(OrganizationProfile organization, ApplicationAccount account, ReducedRole role, DocumentReference document)
    : RoleAssignedStep(organization, account, role.Name, document)
{
    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var seen = await base.InspectAsync(context, cancellation);
        return seen.Finding is not Finding.Blocked && await BroaderGrantAsync(context, cancellation) is { } broader
            ? new Observation(new Finding.Blocked { Sentence = broader }, seen.Before)
            : seen;
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var entries = await GetAsync(context, Cmdlet("Get-ManagementRoleEntry", Given("Identity", role.EveryEntry)), cancellation);
        if (entries.Count == 0 || role.Excess(entries.Select(e => e.Text("Name") ?? "")).Count > 0)
        {
            throw new StepRefusedException(
                $"Management role {role.Name} on {Target} is not reduced to {role.Words}, so it was not assigned to {Account.Name}. Start the run again.");
        }

        await base.ApplyAsync(context, before, cancellation);
    }

    private async Task<string?> BroaderGrantAsync(StepContext context, CancellationToken cancellation)
    {
        if (await FindAccountAsync(context, cancellation) is not { } user)
        {
            return null;
        }

        var held = await GetAsync(context, Cmdlet("Get-ManagementRoleAssignment", Given("RoleAssignee", user.Guid)), cancellation);
        var others = held.Where(a => IsDirect(a) && !string.Equals(a.Text("Role"), role.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        return others.Count == 0
            ? null
            : $"{Account.Name} also holds {string.Join(", ", others.Select(a => $"{a.Text("Role")} ({a.Text("Name")})"))}; it needs {role.Name} alone. " +
              "Remove the other assignments with Remove-ManagementRoleAssignment, or find out who needs them, then start again.";
    }
}

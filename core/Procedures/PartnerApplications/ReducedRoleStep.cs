using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>
/// A management role exists that is made from a built-in one and reduced to a few entries. It comes before the role is assigned, so that
/// nobody ever holds it while it is still as broad as its parent (domain 2(b'), t3).
/// </summary>
internal sealed class ReducedRoleStep(OrganizationProfile organization, string procedure, ReducedRole role, DocumentReference document)
    : ExchangeStep(organization), IPolicyBound
{
    public override string Id => $"{procedure}/management-role";

    public override string Object => $"management role {role.Name}";

    public override DocumentReference Document => document;

    public override IReadOnlyList<string> Publishes => [Fact];

    public IReadOnlyList<Guid> ApplicationIds => [];

    public IReadOnlyList<string> Roles => [role.Name];

    private string Fact => $"{procedure}.management-role";

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var found = await GetAsync(context, Cmdlet("Get-ManagementRole", Given("Identity", role.Name)), cancellation);
        if (found.Count == 0)
        {
            context.Facts.Retract(Fact);
            return new Observation(new Finding.Missing
            {
                Sentence = $"would create management role {role.Name} from {role.Parent} and take away everything but {role.Words}",
                Settings = [new("Name", role.Name, null), new("Parent", role.Parent, null), new("RoleEntries", role.Words, null)],
            });
        }

        var guid = found[0].Text("Guid") ?? "";
        context.Facts.Publish(Fact, guid);
        if (!string.Equals(found[0].Text("RoleType"), role.Parent, StringComparison.OrdinalIgnoreCase))
        {
            return Blocked($"Management role {role.Name} exists, but is made from a role of type {found[0].Text("RoleType")} instead of {role.Parent}. " +
                "Rename it if somebody else needs it, else remove it; then start again.");
        }

        var entries = await EntriesAsync(context, cancellation);
        if (role.Lacking(entries) is { Count: > 0 } lacking)
        {
            return Blocked($"Management role {role.Name} exists without {string.Join(", ", lacking)}. Somebody took that away: " +
                $"give it back with Add-ManagementRoleEntry, or remove the role and start again.");
        }

        var before = new Dictionary<string, string>(StringComparer.Ordinal) { ["Guid"] = guid, ["RoleEntries"] = string.Join(", ", entries) };
        return role.Excess(entries) is { Count: > 0 } excess
            ? new Observation(
                new Finding.Different
                {
                    Sentence = $"would reduce management role {role.Name}, which exists, to {role.Words}; it may also do {string.Join(", ", excess)}, " +
                        "which is not given back by undo",
                    Settings = [new("RoleEntries", role.Words, string.Join(", ", entries))],

                    // A right that was taken away is never given back by a program; a role that the run makes itself is simply removed.
                    Risk = Risk.Irreversible,
                },
                before)
            : new Observation(new Finding.InPlace { Sentence = $"management role {role.Name} may do {role.Words} and nothing else" }, before);
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if ((await GetAsync(context, Cmdlet("Get-ManagementRole", Given("Identity", role.Name)), cancellation)).Count == 0)
        {
            var created = await InvokeAsync(context, Cmdlet("New-ManagementRole", Given("Name", role.Name), Given("Parent", role.Parent)), cancellation);
            if (created is [var made] && made.Guid("Guid") is { } guid)
            {
                context.Facts.Publish(Fact, guid.ToString());
            }
        }

        foreach (var entry in role.Excess(await EntriesAsync(context, cancellation)))
        {
            await InvokeAsync(
                context, Cmdlet("Remove-ManagementRoleEntry", Given("Identity", role.Entry(entry)), Given("Confirm", value: false)), cancellation);
        }
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding is Finding.Different)
        {
            return new UndoOutcome.Blocked
            {
                Sentence = $"Management role {role.Name} had these entries before the run: {before.Before.GetValueOrDefault("RoleEntries")}. " +
                    "They are never given back by a program; use Add-ManagementRoleEntry if somebody needs them.",
            };
        }

        if (before.Finding is not Finding.Missing)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"Management role {role.Name} was there before the run." };
        }

        if (context.Facts.Find(Fact) is not { Length: > 0 } ours
            || (await GetAsync(context, Cmdlet("Get-ManagementRole", Given("Identity", ours)), cancellation)).Count == 0)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"Management role {role.Name}, which this run created, is gone already." };
        }

        var holders = await GetAsync(context, Cmdlet("Get-ManagementRoleAssignment", Given("Role", ours)), cancellation);
        if (holders.Count > 0)
        {
            return new UndoOutcome.Blocked
            {
                Sentence = $"Management role {role.Name} is assigned ({string.Join(", ", holders.Select(h => h.Text("Name")))}). " +
                    "Remove the assignments first if nobody needs them.",
            };
        }

        await InvokeAsync(context, Cmdlet("Remove-ManagementRole", Given("Identity", ours), Given("Confirm", value: false)), cancellation);
        return new UndoOutcome.Undone { Sentence = $"Removed management role {role.Name} (GUID {ours}), which this run had created." };
    }

    private async Task<IReadOnlyList<string>> EntriesAsync(StepContext context, CancellationToken cancellation) =>
    [
        .. (await GetAsync(context, Cmdlet("Get-ManagementRoleEntry", Given("Identity", role.EveryEntry)), cancellation)).Select(e => e.Text("Name") ?? ""),
    ];

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}

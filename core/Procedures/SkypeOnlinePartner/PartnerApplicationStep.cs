using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeOnlinePartner;

/// <summary>
/// Step 3: the partner application exists, is enabled and acts as the account. It is found by its application id; its name
/// may be another one (domain 7, trap 25), and it may be there disabled (trap 26).
/// </summary>
internal sealed class PartnerApplicationStep(OrganizationProfile organization) : SkypeOnlineStep(organization), IPolicyBound
{
    private const string Name = "SfBOnline";
    private const string Fact = "skype-online.partner-application";

    private static readonly Guid Application = WellKnownApplications.SkypeForBusinessOnline;

    public override string Id => SkypeOnlinePartnerProcedure.ProcedureId + "/partner-application";

    public override string Object => $"partner application {Application}";

    public override DocumentReference Document => SkypeOnlineDocument.Step(3, "create and enable the partner application");

    public override IReadOnlyList<string> Publishes => [Fact];

    public IReadOnlyList<Guid> ApplicationIds => [Application];

    public IReadOnlyList<string> Roles => [];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var account = await FindAccountAsync(context, cancellation);
        PlanValue linked = account is null ? new PlanValue.KnownAfterApply(ApplicationAccount.Step) : account.CanonicalName;
        var awaits = account is null ? ApplicationAccount.Step : null;

        var found = await FindAsync(context, cancellation);
        if (found.Count > 1)
        {
            return new Observation(new Finding.Blocked
            {
                Sentence = $"{found.Count} partner applications have application id {Application}: " +
                    $"{string.Join(", ", found.Select(a => a.Text("Name")))}. Remove all but one, then start again.",
            });
        }

        if (found.Count == 0)
        {
            return new Observation(new Finding.Missing
            {
                Sentence = $"would create partner application {Name} ({Application}), enabled, acting as {ApplicationAccount.Name}",
                Settings =
                [
                    new("ApplicationIdentifier", Application.ToString(), null),
                    new("Enabled", "True", null),
                    new("LinkedAccount", linked, null),
                ],
                After = awaits,
            });
        }

        var partner = found[0];
        context.Facts.Publish(Fact, partner.Text("Guid") ?? "");
        var settings = Differences(partner, account, linked);
        Finding finding = settings.Count == 0
            ? new Finding.InPlace { Sentence = $"partner application {partner.Text("Name")} ({Application}) is enabled and acts as {ApplicationAccount.Name}" }
            : new Finding.Different { Sentence = Sentence(partner, settings), Settings = settings, After = awaits };
        return new Observation(finding, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Guid"] = partner.Text("Guid") ?? "",
            ["Enabled"] = partner.Text("Enabled") ?? "",
            ["LinkedAccount"] = partner.Text("LinkedAccount") ?? "",
        });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var account = await RequireAccountAsync(context, cancellation);
        var found = await FindAsync(context, cancellation);
        if (found.Count == 0)
        {
            await InvokeAsync(context, Cmdlet("New-PartnerApplication",
                Given("Name", Name),
                Given("ApplicationIdentifier", Application),
                Given("Enabled", value: true),
                Given("LinkedAccount", account.CanonicalName)), cancellation);
            return;
        }

        var differences = Differences(found[0], account, account.CanonicalName);
        await InvokeAsync(context, Cmdlet("Set-PartnerApplication",
            Given("Identity", found[0].Text("Guid")!),
            Given("Enabled", differences.Any(d => d.Property is "Enabled") ? true : null),
            Given("LinkedAccount", differences.Any(d => d.Property is "LinkedAccount") ? account.CanonicalName : null)), cancellation);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding is Finding.InPlace)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The partner application was in place before the run." };
        }

        var ours = before.Before.GetValueOrDefault("Guid") ?? context.Facts.Find(Fact);
        var partner = (await FindAsync(context, cancellation)).FirstOrDefault(a => string.Equals(a.Text("Guid"), ours, StringComparison.OrdinalIgnoreCase));
        if (partner is null)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The partner application that this run changed is gone already." };
        }

        if (before.Finding is Finding.Missing)
        {
            await InvokeAsync(context, Cmdlet("Remove-PartnerApplication", Given("Identity", ours), Given("Confirm", value: false)), cancellation);
            return new UndoOutcome.Undone { Sentence = $"Removed partner application {partner.Text("Name")} (GUID {ours}), which this run had created." };
        }

        return await RestoreAsync(context, before, partner, cancellation);
    }

    /// <summary>Puts back each value that is still the one the run wrote (domain 11, row 8).</summary>
    private async Task<UndoOutcome> RestoreAsync(
        StepContext context, Observation before, CmdletObject partner, CancellationToken cancellation)
    {
        var account = await FindAccountAsync(context, cancellation);
        var wroteEnabled = before.Finding.Changes.Any(s => s.Property is "Enabled");
        var wroteLinked = before.Finding.Changes.Any(s => s.Property is "LinkedAccount");
        var enabledIsOurs = wroteEnabled && partner.Truth("Enabled");
        var linkedIsOurs = wroteLinked
            && (account is null || string.Equals(partner.Text("LinkedAccount"), account.CanonicalName, StringComparison.OrdinalIgnoreCase));
        if ((wroteEnabled && !enabledIsOurs) || (wroteLinked && !linkedIsOurs))
        {
            return new UndoOutcome.Blocked
            {
                Sentence = $"Partner application {partner.Text("Name")} was changed again after this run " +
                    $"(Enabled {partner.Text("Enabled")}, LinkedAccount {partner.Text("LinkedAccount")}); nothing was put back.",
            };
        }

        var linked = before.Before.GetValueOrDefault("LinkedAccount");
        await InvokeAsync(context, Cmdlet("Set-PartnerApplication",
            Given("Identity", partner.Text("Guid")!),
            Given("Enabled", wroteEnabled ? false : null),
            Given("LinkedAccount", !wroteLinked ? null : string.IsNullOrEmpty(linked) ? new CmdletValue.Null() : linked)), cancellation);
        return new UndoOutcome.Undone { Sentence = $"Partner application {partner.Text("Name")} has its former settings again." };
    }

    private async Task<IReadOnlyList<CmdletObject>> FindAsync(StepContext context, CancellationToken cancellation) =>
    [
        .. (await GetAsync(context, Cmdlet("Get-PartnerApplication"), cancellation)).Where(a => a.Guid("ApplicationIdentifier") == Application),
    ];

    private static List<Setting> Differences(CmdletObject partner, ApplicationAccount? account, PlanValue linked)
    {
        var settings = new List<Setting>();
        if (!partner.Truth("Enabled"))
        {
            settings.Add(new Setting("Enabled", "True", "False"));
        }

        if (account is null || !string.Equals(partner.Text("LinkedAccount"), account.CanonicalName, StringComparison.OrdinalIgnoreCase))
        {
            settings.Add(new Setting("LinkedAccount", linked, partner.Text("LinkedAccount")));
        }

        return settings;
    }

    private static string Sentence(CmdletObject partner, List<Setting> settings) => settings switch
    {
        [{ Property: "Enabled" }] => $"would enable partner application {partner.Text("Name")}, which exists but is disabled",
        [{ Property: "LinkedAccount" }] => $"would link partner application {partner.Text("Name")}, which exists, to {ApplicationAccount.Name}",
        _ => $"would enable partner application {partner.Text("Name")}, which exists but is disabled, and link it to {ApplicationAccount.Name}",
    };
}

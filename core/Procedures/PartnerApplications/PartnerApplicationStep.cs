using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>
/// The partner application exists, is enabled and, where the document names an account, acts as that account. It is found by its application
/// id; its name may be another one (domain 7, trap 25), and it may be there disabled (trap 26).
/// </summary>
internal sealed class PartnerApplicationStep(OrganizationProfile organization, WantedPartner wanted, DocumentReference document)
    : MailUserStep(organization), IPolicyBound
{
    private const string Enabled = nameof(Enabled);
    private const string LinkedAccount = nameof(LinkedAccount);

    public override string Id => wanted.Step;

    public override string Object => $"partner application {wanted.Application}";

    public override DocumentReference Document => document;

    public override IReadOnlyList<string> Publishes => [wanted.Fact];

    public IReadOnlyList<Guid> ApplicationIds => [wanted.Application];

    public IReadOnlyList<string> Roles => [];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var link = await LinkAsync(context, cancellation);
        var found = await FindAsync(context, cancellation);
        if (found.Count > 1)
        {
            return new Observation(new Finding.Blocked
            {
                Sentence = $"{found.Count} partner applications have application id {wanted.Application}: " +
                    $"{string.Join(", ", found.Select(a => a.Text("Name")))}. Remove all but one, then start again.",
            });
        }

        if (found.Count == 0)
        {
            List<Setting> settings = [new("ApplicationIdentifier", wanted.Application.ToString(), null), new(Enabled, "True", null)];
            return new Observation(new Finding.Missing
            {
                Sentence = PartnerSentences.WouldCreate(wanted),
                Settings = link is null ? settings : [.. settings, new(LinkedAccount, link, null)],
                After = After(link),
            });
        }

        var partner = found[0];
        context.Facts.Publish(wanted.Fact, partner.Text("Guid") ?? "");
        var differences = Differences(partner, link);
        Finding finding = differences.Count == 0
            ? new Finding.InPlace { Sentence = PartnerSentences.InPlace(wanted, partner) }
            : new Finding.Different { Sentence = PartnerSentences.WouldChange(wanted, partner, differences), Settings = differences, After = After(link) };
        return new Observation(finding, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Guid"] = partner.Text("Guid") ?? "",
            [Enabled] = partner.Text(Enabled) ?? "",
            [LinkedAccount] = partner.Text(LinkedAccount) ?? "",
        });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        PlanValue? link = null;
        CmdletValue? linked = null;
        if (wanted.Account is { } needed)
        {
            var account = await RequireAsync(context, needed, cancellation);
            (link, linked) = (account.CanonicalName, account.CanonicalName);
        }

        var found = await FindAsync(context, cancellation);
        if (found.Count == 0)
        {
            await InvokeAsync(context, Cmdlet("New-PartnerApplication",
                Given("Name", wanted.Name),
                Given("ApplicationIdentifier", wanted.Application),
                Given(Enabled, value: true),
                Given(LinkedAccount, linked)), cancellation);
            return;
        }

        var differences = Differences(found[0], link);
        await InvokeAsync(context, Cmdlet("Set-PartnerApplication",
            Given("Identity", found[0].Text("Guid")!),
            Given(Enabled, differences.Any(d => d.Property is Enabled) ? true : null),
            Given(LinkedAccount, differences.Any(d => d.Property is LinkedAccount) ? linked : null)), cancellation);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding is Finding.InPlace)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The partner application was in place before the run." };
        }

        var ours = before.Before.GetValueOrDefault("Guid") ?? context.Facts.Find(wanted.Fact);
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
        var linkIsOurs = await IsOursAsync(context, partner.Text(LinkedAccount) ?? "", cancellation);
        var undo = new ValueUndo(
            $"Partner application {partner.Text("Name")}",
            before.Finding.Changes,
            setting => partner.Text(setting.Property),
            (setting, _) => setting.Property is LinkedAccount ? linkIsOurs : partner.Truth(Enabled));
        if (undo.Ours.Count > 0)
        {
            var linked = before.Before.GetValueOrDefault(LinkedAccount);
            await InvokeAsync(context, Cmdlet("Set-PartnerApplication",
                Given("Identity", partner.Text("Guid")!),
                Given(Enabled, undo.PutsBack(Enabled) ? false : null),
                Given(LinkedAccount, !undo.PutsBack(LinkedAccount) ? null : string.IsNullOrEmpty(linked) ? new CmdletValue.Null() : linked)), cancellation);
        }

        return undo.Outcome();
    }

    /// <summary>Whether a link is to the procedure's account. When that is gone, Exchange shows an empty link; another one is somebody else's.</summary>
    private async Task<bool> IsOursAsync(StepContext context, string linked, CancellationToken cancellation) =>
        await LinkAsync(context, cancellation) is PlanValue.Known account
            ? string.Equals(linked, account.Text, StringComparison.OrdinalIgnoreCase)
            : linked.Length == 0;

    private async Task<IReadOnlyList<CmdletObject>> FindAsync(StepContext context, CancellationToken cancellation) =>
    [
        .. CloudPartner.Of(await GetAsync(context, Cmdlet("Get-PartnerApplication"), cancellation), wanted.Application),
    ];

    /// <summary>The account to link, which an earlier step may still have to create; null when the document names none.</summary>
    private async Task<PlanValue?> LinkAsync(StepContext context, CancellationToken cancellation)
    {
        if (wanted.Account is not { } account)
        {
            return null;
        }

        return await FindMailUserAsync(context, account.IdentityIn(context.Facts), cancellation) is { } user
            ? user.CanonicalName
            : new PlanValue.KnownAfterApply(account.Step);
    }

    private static string? After(PlanValue? link) => (link as PlanValue.KnownAfterApply)?.Step;

    private static List<Setting> Differences(CmdletObject partner, PlanValue? link)
    {
        var settings = new List<Setting>();
        if (!partner.Truth(Enabled))
        {
            settings.Add(new Setting(Enabled, "True", "False"));
        }

        if (link is not null
            && !(link is PlanValue.Known known && string.Equals(partner.Text(LinkedAccount), known.Text, StringComparison.OrdinalIgnoreCase)))
        {
            settings.Add(new Setting(LinkedAccount, link, partner.Text(LinkedAccount)));
        }

        return settings;
    }
}

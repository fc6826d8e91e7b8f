using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// While EWS is used, Exchange Online lets the application in: <c>EwsEnabled</c>, and its id in <c>EwsAllowedAppIDs</c> (domain 2(f), f9).
/// Read, merge, write: the write replaces the whole list. An empty list is never written, and an empty list is not filled by the run either:
/// by one page it lets everybody in, by another nobody, so the first entry may cut off other products (domain 7, trap 34).
/// </summary>
internal sealed class EwsAllowListStep(OrganizationProfile organization) : ExchangeOnlineStep(organization)
{
    private const string Ids = "EwsAllowedAppIDs";
    private const string Switch = "EwsEnabled";

    /// <summary>Told when this run's plan holds the first entry of an empty list, so that the run gets as far as it can before it stops.</summary>
    private const string FirstEntry = "hybrid-application.ews-first-entry";

    public override string Id => DedicatedHybridAppProcedure.ProcedureId + "/ews-allow-list";

    public override string Object => "applications that may use EWS in Exchange Online";

    public override DocumentReference Document => HybridApplicationDocument.Step("allow the application to use EWS");

    /// <summary>Once the switch is on, only applications on the list pass.</summary>
    public override Risk Risk => Risk.Outage;

    public override IReadOnlyList<string> Needs => [FactNames.HybridApplication];

    public override IReadOnlyList<string> Publishes => [FirstEntry];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var config = await ReadAsync(context, cancellation);
        var list = EwsAllowList.Of(config.Text(Ids));
        var before = new Dictionary<string, string>(StringComparer.Ordinal) { [Switch] = config.Text(Switch) ?? "", [Ids] = config.Text(Ids) ?? "" };
        if (string.Equals(config.Text(Switch), "False", StringComparison.OrdinalIgnoreCase))
        {
            return new Observation(
                new Finding.Blocked
                {
                    Sentence = $"EWS is switched off in tenant {Organization.Tenant.Id} ({Switch} is False). Somebody decided that: switch it on " +
                        "(Set-OrganizationConfig -EwsEnabled $true), or set hybridApplication.access to 'graph' in the profile.",
                },
                before);
        }

        var known = Guid.TryParse(context.Facts.Find(FactNames.HybridApplication), out var application);
        if (list.IsEmpty && known && context.Facts.Find(FirstEntry) is null)
        {
            return new Observation(new Finding.Blocked { Sentence = Instructions(application) }, before);
        }

        if (list.IsEmpty)
        {
            context.Facts.Publish(FirstEntry, "planned");
        }

        var settings = new List<Setting>();
        if (!known || !list.Allows(application))
        {
            // What is written is the list plus this id; the id is what is approved, whoever else changes the list meanwhile.
            settings.Add(new Setting(Ids, known ? application.ToString() : new PlanValue.KnownAfterApply(HybridApplicationStep.StepId), null));
        }

        if (!config.Truth(Switch))
        {
            settings.Add(new Setting(Switch, "True", config.Text(Switch)));
        }

        return new Observation(
            settings.Count == 0
                ? new Finding.InPlace { Sentence = $"EWS is on, and application {application} is one of {list.Entries.Count} that may use it; a change takes up to 24 hours" }
                : new Finding.Different
                {
                    Sentence = Sentence(list),
                    Settings = settings,
                    After = known ? null : HybridApplicationStep.StepId,
                },
            before);
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (!Guid.TryParse(context.Facts.Find(FactNames.HybridApplication), out var application))
        {
            throw new StepRefusedException(
                $"The application id of the dedicated application is not known; see step {HybridApplicationStep.StepId}. Nothing was changed.");
        }

        var config = await ReadAsync(context, cancellation);
        var list = EwsAllowList.Of(config.Text(Ids));
        if (list.IsEmpty)
        {
            throw new StepRefusedException(Instructions(application));
        }

        await InvokeAsync(context, Cmdlet("Set-OrganizationConfig",
            Given(Ids, list.Allows(application) ? null : list.With(application.ToString()).ToString()),
            Given(Switch, config.Truth(Switch) ? null : true)), cancellation);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var application = WrittenId(before);
        var wroteSwitch = before.Finding.Changes.Any(s => s.Property is Switch);
        if (application is null && !wroteSwitch)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The application was allowed to use EWS before the run." };
        }

        var config = await ReadAsync(context, cancellation);
        var list = EwsAllowList.Of(config.Text(Ids));
        var left = application is { } ours ? list.Without(ours) : list;
        if (left.IsEmpty && !list.IsEmpty)
        {
            return new UndoOutcome.Blocked
            {
                Sentence = $"{application} is the only application left in {Ids}; an empty list is never written, because it is not known what it means. Decide by hand.",
            };
        }

        var removes = left.Entries.Count < list.Entries.Count;
        var switches = wroteSwitch && config.Truth(Switch);
        if (!removes && !switches)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The application is not on the list any more, and the switch is not as this run had set it." };
        }

        await InvokeAsync(context, Cmdlet("Set-OrganizationConfig",
            Given(Ids, removes ? left.ToString() : null),
            Given(Switch, switches ? new CmdletValue.Null() : null)), cancellation);
        return new UndoOutcome.Undone
        {
            Sentence = $"{(removes ? $"Took {application} off {Ids}, keeping {left.Entries.Count} others. " : "")}{(switches ? $"{Switch} is not set again. " : "")}It takes up to 24 hours.",
        };
    }

    /// <summary>The list is read with the switch that shows it: without, it comes back empty whatever it holds.</summary>
    private async Task<CmdletObject> ReadAsync(StepContext context, CancellationToken cancellation)
    {
        var found = await InvokeAsync(context, Cmdlet("Get-OrganizationConfig", Given("RetrieveEwsOperationAccessPolicy", new CmdletValue.Switch())), cancellation);
        return found is [var config] ? config : throw new FormatException($"Exchange Online returned {found.Count} organizations for {Target}, not one.");
    }

    private static Guid? WrittenId(Observation before) =>
        Guid.TryParse(before.Finding.Changes.FirstOrDefault(s => s.Property is Ids)?.Expected.ToString(), out var id) ? id : null;

    private string Instructions(Guid application) =>
        $"{Ids} of tenant {Organization.Tenant.Id} is empty. By one of Microsoft's pages an empty list lets every application in, by another source none, so the first " +
        "entry may cut off other products; the run does not write it. Look up in the EWS usage report which applications still use EWS, run " +
        $"Set-OrganizationConfig -EwsAllowedAppIDs \"{application}[,other ids]\" -EwsEnabled $true in Exchange Online, then start the run again.";

    private string Sentence(EwsAllowList list) => list.IsEmpty
        ? $"{Ids} of tenant {Organization.Tenant.Id} is empty; the run makes everything before this, then stops and asks a person to write its first entry"
        : $"would allow the dedicated application to use EWS in tenant {Organization.Tenant.Id}, next to {(list.Entries.Count == 1 ? "the one that is listed" : $"the {list.Entries.Count} that are listed")}; applications that are not listed are kept out";
}

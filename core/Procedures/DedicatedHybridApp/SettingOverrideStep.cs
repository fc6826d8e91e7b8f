using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// Exactly one override of a section, and it says <c>Enabled=true</c>. One that says something else is somebody's decision (Microsoft's own
/// workaround for delegated free/busy writes <c>Enabled=False</c>), so it blocks instead of being overwritten; two are undefined (domain 7, trap 30).
/// </summary>
internal sealed class SettingOverrideStep(OrganizationProfile organization, HybridOverride wanted) : ExchangeStep(organization)
{
    public override string Id => wanted.StepId;

    public override string Object => $"setting override of {wanted.Section}";

    public override DocumentReference Document => HybridApplicationDocument.Step($"create the setting override {wanted.Name}");

    public override IReadOnlyList<string> Publishes => [Fact];

    private string Fact => $"{DedicatedHybridAppProcedure.ProcedureId}.override-{wanted.Section.ToLowerInvariant()}";

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var found = await FindAsync(context, cancellation);
        if (found.Count > 1)
        {
            return Blocked($"{found.Count} setting overrides are for {wanted.Section}: {string.Join(", ", found.Select(Named))}. " +
                "What servers make of that is not defined. Remove all but one (Remove-SettingOverride), then start again.");
        }

        return found is [var only] ? Judge(context, only) : new Observation(new Finding.Missing
        {
            Sentence = $"would create setting override {wanted.Name}, so that {wanted.Effect}; servers read it within 60 minutes at most",
            Settings =
            [
                new("Component", wanted.Component, null),
                new("Section", wanted.Section, null),
                new("Parameters", HybridOverride.On, null),
            ],
        });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if ((await FindAsync(context, cancellation)).Count == 0)
        {
            await InvokeAsync(context, Cmdlet("New-SettingOverride",
                Given("Name", wanted.Name),
                Given("Component", wanted.Component),
                Given("Section", wanted.Section),
                Given("Parameters", new CmdletValue.List([HybridOverride.On])),
                Given("Reason", $"HybridTrust: {wanted.Effect}")), cancellation);
        }
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding is not Finding.Missing)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"The override of {wanted.Section} was there before the run." };
        }

        if (context.Facts.Find(Fact) is not { } ours
            || await GetAsync(context, Cmdlet("Get-SettingOverride", Given("Identity", ours)), cancellation) is not [var there])
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"The override of {wanted.Section} that this run created is gone already." };
        }

        if (!HybridOverride.IsOn(there.List("Parameters")))
        {
            return new UndoOutcome.Blocked
            {
                Sentence = $"Override {Named(there)} was changed after this run ({string.Join(", ", there.List("Parameters"))}); it was left as it is.",
            };
        }

        await InvokeAsync(context, Cmdlet("Remove-SettingOverride", Given("Identity", ours), Given("Confirm", value: false)), cancellation);
        var untold = await new OverrideReading(Organization).RefreshAsync(context, cancellation);
        return new UndoOutcome.Undone
        {
            Sentence = $"Removed setting override {there.Text("Name")} (GUID {ours}), which this run had created. " +
                (untold.Count == 0 ? "Every server was told to read again." : $"These see it by themselves within 60 minutes: {string.Join(", ", untold)}."),
        };
    }

    private Observation Judge(StepContext context, CmdletObject only)
    {
        if (!HybridOverride.IsOn(only.List("Parameters")))
        {
            return Blocked($"Setting override {Named(only)} says {string.Join(", ", only.List("Parameters"))}, not {HybridOverride.On}. " +
                $"{only.Text("ModifiedBy") ?? "Somebody"} decided that (reason: {only.Text("Reason") ?? "none given"}), so it is not changed here. " +
                $"If it may go, run Remove-SettingOverride -Identity {only.Text("Guid")}, then start again.");
        }

        string[] limits = ["Server", "MinVersion", "MaxVersion"];
        var limited = limits.Where(l => !string.IsNullOrWhiteSpace(only.Text(l))).Select(l => $"{l} {only.Text(l)}").ToList();
        if (limited.Count > 0)
        {
            return Blocked($"Setting override {Named(only)} is limited to {string.Join(", ", limited)}; other servers go on as before. " +
                "Widen it with Set-SettingOverride, or remove it, then start again.");
        }

        context.Facts.Publish(Fact, only.Text("Guid") ?? "");
        return new Observation(
            new Finding.InPlace { Sentence = $"setting override {only.Text("Name")} says {HybridOverride.On}" },
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Guid"] = only.Text("Guid") ?? "", ["Name"] = only.Text("Name") ?? "" });
    }

    private async Task<IReadOnlyList<CmdletObject>> FindAsync(StepContext context, CancellationToken cancellation) =>
    [
        .. (await GetAsync(context, Cmdlet("Get-SettingOverride"), cancellation)).Where(o =>
            string.Equals(o.Text("SectionName"), wanted.Section, StringComparison.OrdinalIgnoreCase)
            && string.Equals(o.Text("ComponentName"), wanted.Component, StringComparison.OrdinalIgnoreCase)),
    ];

    private static string Named(CmdletObject found) => $"{found.Text("Name")} (GUID {found.Text("Guid")})";

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}

using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>
/// Step 2: Exchange Online may call. Setup makes the partner application, its account and the account's roles; here it is enabled, and linked where the
/// link is empty. The document's pipeline does nothing and says nothing when the application is absent; that is Blocked here.
/// </summary>
internal sealed class ExchangeOnlinePartnerStep(OrganizationProfile organization) : ExchangeStep(organization), IPolicyBound
{
    public const string Account = "Exchange Online-ApplicationAccount";

    public const string StepId = ExchangeOnlineOAuthProcedure.ProcedureId + "/partner-application";

    /// <summary>Told while the run is still to enable or link the partner application.</summary>
    public const string AwaitedFact = "exchange-online-oauth.partner-awaited";

    private const string Remedy = "Exchange setup makes it: run Setup.exe /PrepareAD of the newest installed update, then start again.";

    private static readonly Guid Application = WellKnownApplications.ExchangeOnline;

    public override string Id => StepId;

    public override IReadOnlyList<string> Publishes => [AwaitedFact];

    public override string Object => $"partner application {Application}";

    public override DocumentReference Document => OAuthDocument.Step("step 2: enable the partner application");

    public IReadOnlyList<Guid> ApplicationIds => [Application];

    public IReadOnlyList<string> Roles => [];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var seen = await LookAsync(context, cancellation);
        context.Facts.Tell(AwaitedFact, seen.Finding.CallsForChange ? FactNames.Planned : null);
        return seen;
    }

    private async Task<Observation> LookAsync(StepContext context, CancellationToken cancellation)
    {
        var found = await FindAsync(context, cancellation);
        if (found is not [var partner])
        {
            return Blocked(found.Count == 0
                ? $"There is no partner application {Application} with a blank realm. {Remedy}"
                : $"{found.Count} partner applications have application id {Application} and a blank realm: " +
                    $"{string.Join(", ", found.Select(a => a.Text("Name")))}. Remove all but Setup's own, then start again.");
        }

        if (partner.Text("AuthMetadataUrl") is { Length: > 0 } url)
        {
            return Blocked($"Partner application {partner.Text("Name")} has AuthMetadataUrl {url}: it takes tokens that somebody there signs, " +
                "instead of those of the tenant's token service. Find out who set it, and remove it.");
        }

        var linked = partner.Text("LinkedAccount") ?? "";
        if (linked.Length > 0 && !linked.EndsWith($"/{Account}", StringComparison.OrdinalIgnoreCase))
        {
            return Blocked($"Partner application {partner.Text("Name")} acts as {linked}, not as {Account}. Somebody did that on purpose: " +
                $"set the account back with Set-PartnerApplication -LinkedAccount, or find out why it was changed.");
        }

        var account = linked.Length > 0 ? linked : await FindAccountAsync(context, cancellation);
        return account is null
            ? Blocked($"Partner application {partner.Text("Name")} is linked to no account, and there is no account {Account}. {Remedy}")
            : Judge(partner, linked, account);
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (await FindAsync(context, cancellation) is not [var partner])
        {
            throw new StepRefusedException($"Partner application {Application} is gone. Somebody removed it during the run. {Remedy}");
        }

        var account = string.IsNullOrEmpty(partner.Text("LinkedAccount")) ? await FindAccountAsync(context, cancellation) : null;
        await InvokeAsync(context, Cmdlet("Set-PartnerApplication",
            Given("Identity", partner.Text("Guid")!),
            Given("Enabled", partner.Truth("Enabled") ? null : true),
            Given("LinkedAccount", account)), cancellation);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (!before.Finding.CallsForChange)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The partner application was in place before the run." };
        }

        if (await FindAsync(context, cancellation) is not [var partner])
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The partner application that this run changed is gone already." };
        }

        var undo = new ValueUndo(
            $"Partner application {partner.Text("Name")}",
            before.Finding.Changes,
            setting => partner.Text(setting.Property),
            (setting, now) => string.Equals(now, setting.Expected.ToString(), StringComparison.OrdinalIgnoreCase));
        if (undo.Ours.Count > 0)
        {
            await InvokeAsync(context, Cmdlet("Set-PartnerApplication",
                Given("Identity", partner.Text("Guid")!),
                Given("Enabled", undo.PutsBack("Enabled") ? false : null),
                Given("LinkedAccount", undo.PutsBack("LinkedAccount") ? new CmdletValue.Null() : null)), cancellation);
        }

        return undo.Outcome();
    }

    private static Observation Judge(CmdletObject partner, string linked, string account)
    {
        var settings = new List<Setting>();
        if (!partner.Truth("Enabled"))
        {
            settings.Add(new Setting("Enabled", "True", "False"));
        }

        if (linked.Length == 0)
        {
            settings.Add(new Setting("LinkedAccount", account, ""));
        }

        Finding finding = settings.Count == 0
            ? new Finding.InPlace { Sentence = $"partner application {partner.Text("Name")} ({Application}) is enabled and acts as {linked}" }
            : new Finding.Different { Sentence = Sentence(partner, settings), Settings = settings };
        return new Observation(finding, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Guid"] = partner.Text("Guid") ?? "",
            ["Enabled"] = partner.Text("Enabled") ?? "",
            ["LinkedAccount"] = linked,
        });
    }

    private static string Sentence(CmdletObject partner, List<Setting> settings)
    {
        var name = partner.Text("Name");
        var link = settings.Find(s => s.Property is "LinkedAccount") is { } account
            ? $"to {account.Expected}, which servers see after a restart in a maintenance window"
            : null;
        return settings.Exists(s => s.Property is "Enabled")
            ? $"would enable partner application {name}, which exists but is disabled{(link is null ? "" : $", and link it {link}")}"
            : $"would link partner application {name}, which has no account, {link}";
    }

    private async Task<IReadOnlyList<CmdletObject>> FindAsync(StepContext context, CancellationToken cancellation) =>
    [
        .. (await GetAsync(context, Cmdlet("Get-PartnerApplication"), cancellation)).Where(a =>
            a.Guid("ApplicationIdentifier") == Application && string.IsNullOrEmpty(a.Text("Realm"))),
    ];

    private async Task<string?> FindAccountAsync(StepContext context, CancellationToken cancellation) =>
        (await GetAsync(context, Cmdlet("Get-User", Given("Identity", Account)), cancellation)) is [var user] ? user.Text("Identity") : null;

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}

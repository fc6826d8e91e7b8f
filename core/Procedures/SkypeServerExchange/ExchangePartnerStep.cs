using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>
/// Exchange is a partner application of the pool, with full trust, by the metadata address that answers: the page and the cmdlet's
/// reference name two (domain 7, trap 22). An application identifier never goes beside it; that is the other form of partner application.
/// </summary>
internal sealed class ExchangePartnerStep(OrganizationProfile organization) : CentralStoreStep(organization)
{
    private const string Name = "Exchange";
    private const string Level = "Full";
    private const string Getter = "Get-CsPartnerApplication";

    private readonly TrustAddresses _addresses = new(organization);

    public override string Id => $"{SkypeServerExchangeProcedure.ProcedureId}/exchange-partner";

    public override string Object => $"partner application {Name} of the pool";

    public override DocumentReference Document => SkypeServerDocument.Partners("New-CsPartnerApplication");

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var found = await FindAsync(context, cancellation);
        if (found.Count > 1)
        {
            return Blocked($"The pool has {found.Count} partner applications for Exchange: {string.Join(", ", found.Select(a => a.Text("Identity")))}. Remove all but one, then start again.");
        }

        if (found is [var other] && UrlOf(other) is null)
        {
            return Blocked($"The name {Name} is taken by a partner application of the other form (application id {other.Text("ApplicationIdentifier")}, no metadata address). " +
                "Rename or remove it, then start again.");
        }

        var probes = await WebProbe.FirstMetadataAsync(context, Target, _addresses.ExchangeMetadata, cancellation);
        if (!probes[^1].IsUsableMetadata)
        {
            return Blocked($"{Target} can read Exchange's metadata document at no address. {string.Join("; ", probes)}. See the Autodiscover virtual directory and its certificate.");
        }

        var url = probes[^1].Url;
        if (found.Count == 0)
        {
            return new Observation(new Finding.Missing
            {
                Sentence = $"would make Exchange a partner application of the pool with full trust, by {url}",
                Settings = [new("MetadataUrl", url, null), new("ApplicationTrustLevel", Level, null)],
            });
        }

        return await JudgeAsync(context, found[0], url, cancellation);
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var wanted = before.Finding.Changes.ToDictionary(c => c.Property, c => c.Expected.ToString()!, StringComparer.Ordinal);
        var found = await FindAsync(context, cancellation);
        if (found.Count == 0)
        {
            await InvokeAsync(context, Cmdlet("New-CsPartnerApplication",
                Given("Identity", Name), Given("MetadataUrl", wanted["MetadataUrl"]), Given("ApplicationTrustLevel", Level), Given("Confirm", value: false)), cancellation);
        }
        else if (!IsReplicationOnly(before))
        {
            await SetAsync(context, found[0].Text("Identity")!, wanted, cancellation);
        }

        await ReplicateAsync(context, cancellation);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (!before.Finding.CallsForChange || IsReplicationOnly(before))
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The pool's partner application was in place before the run." };
        }

        var found = await FindAsync(context, cancellation);
        if (found.Count == 0)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The pool's partner application is gone already." };
        }

        var now = found[0];
        var undo = new ValueUndo(
            $"The pool's partner application {now.Text("Identity")}",
            before.Finding.Changes,
            setting => ValueOf(now, setting.Property),
            (setting, value) => string.Equals(value, setting.Expected.ToString(), StringComparison.OrdinalIgnoreCase));
        if (before.Finding is Finding.Missing)
        {
            // What the run made goes as a whole, or stays as a whole once somebody has made it theirs.
            if (undo.Ours.Count < before.Finding.Changes.Count)
            {
                return new UndoOutcome.Blocked { Sentence = $"The pool's partner application {now.Text("Identity")}, which this run had made, was changed since; it was not removed." };
            }

            await InvokeAsync(context, Cmdlet("Remove-CsPartnerApplication", Given("Identity", now.Text("Identity")), Given("Confirm", value: false)), cancellation);
            return new UndoOutcome.Undone { Sentence = $"Removed the pool's partner application {now.Text("Identity")}, which this run had made." };
        }

        if (undo.Ours.Count > 0)
        {
            await SetAsync(context, now.Text("Identity")!, undo.Ours.ToDictionary(c => c.Property, c => before.Before[c.Property], StringComparer.Ordinal), cancellation);
        }

        return undo.Outcome();
    }

    private async Task<Observation> JudgeAsync(StepContext context, CmdletObject partner, string answering, CancellationToken cancellation)
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in (string[])["Identity", "MetadataUrl", "ApplicationTrustLevel", "Enabled"])
        {
            before[property] = ValueOf(partner, property) ?? "";
        }

        // Either address will do as long as it answers.
        var url = before["MetadataUrl"];
        var usable = TrustAddresses.Same(url, answering)
            || (_addresses.ExchangeMetadata.Any(known => TrustAddresses.Same(known, url)) && (await WebProbe.FromAsync(context, Target, url, cancellation)).IsUsableMetadata);
        var settings = new List<Setting>();
        AddUnless(usable, "MetadataUrl", answering);
        AddUnless(string.Equals(before["ApplicationTrustLevel"], Level, StringComparison.OrdinalIgnoreCase), "ApplicationTrustLevel", Level);
        AddUnless(partner.Truth("Enabled"), "Enabled", "True");
        if (settings.Count > 0)
        {
            return new Observation(
                new Finding.Different { Sentence = $"would set the pool's partner application {before["Identity"]} right: {string.Join(", ", settings.Select(s => s.Property))}", Settings = settings },
                before);
        }

        var behind = await BehindAsync(
            context, Getter, local => local.Any(a =>
                string.Equals(a.Text("Identity"), before["Identity"], StringComparison.OrdinalIgnoreCase) && TrustAddresses.Same(UrlOf(a), url) && a.Truth("Enabled")), cancellation);
        return new Observation(
            behind.Count > 0
                ? NotReplicated($"partner application {before["Identity"]}", behind)
                : new Finding.InPlace { Sentence = $"every front end trusts Exchange fully, by {url}" },
            before);

        void AddUnless(bool fine, string property, string expected)
        {
            if (!fine)
            {
                settings.Add(new Setting(property, expected, before[property]));
            }
        }
    }

    private Task<IReadOnlyList<CmdletObject>> SetAsync(StepContext context, string identity, Dictionary<string, string> values, CancellationToken cancellation) => InvokeAsync(
        context,
        Cmdlet("Set-CsPartnerApplication",
            Given("Identity", identity),
            Given("MetadataUrl", values.GetValueOrDefault("MetadataUrl")),
            Given("ApplicationTrustLevel", values.GetValueOrDefault("ApplicationTrustLevel")),
            Given("Enabled", values.GetValueOrDefault("Enabled") is { } enabled ? string.Equals(enabled, "True", StringComparison.Ordinal) : null),
            Given("Confirm", value: false)),
        cancellation);

    /// <summary>By who they are, not by what they are called; and whatever holds the name that we would give (domain 7, trap 25).</summary>
    internal static IReadOnlyList<CmdletObject> Among(IReadOnlyList<CmdletObject> all)
    {
        List<CmdletObject> exchange = [.. all.Where(a => a.Guid("ApplicationIdentifier") == WellKnownApplications.ExchangeOnline && UrlOf(a) is not null)];
        return exchange.Count > 0 ? exchange : [.. all.Where(a => string.Equals(a.Text("Identity"), Name, StringComparison.OrdinalIgnoreCase))];
    }

    private async Task<IReadOnlyList<CmdletObject>> FindAsync(StepContext context, CancellationToken cancellation) =>
        Among(await GetAsync(context, Cmdlet(Getter), cancellation));

    private static string? ValueOf(CmdletObject partner, string property) => property is "MetadataUrl" ? UrlOf(partner) : partner.Text(property);

    /// <summary>The object shows its address as <c>AuthToken</c>, in the form <c>Value=address</c>.</summary>
    internal static string? UrlOf(CmdletObject partner)
    {
        const string prefix = "Value=";
        var text = partner.Text("MetadataUrl") ?? partner.Text("AuthToken");
        var url = text?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) is true ? text[prefix.Length..] : text;
        return url?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) is true ? url : null;
    }

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}

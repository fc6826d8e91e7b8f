using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>
/// The pool knows where Autodiscover is: the service's address (<c>.svc</c>), not the file's (domain 7, trap 22); and it may follow it into
/// another domain where Autodiscover stands in one.
/// </summary>
internal sealed class ExchangeAutodiscoverUrlStep(OrganizationProfile organization) : CentralStoreStep(organization)
{
    private const string Url = "ExchangeAutodiscoverUrl";
    private const string Allowed = "ExchangeAutodiscoverAllowedDomains";
    private const string Getter = "Get-CsOAuthConfiguration";

    private readonly TrustAddresses _addresses = new(organization);

    public override string Id => $"{SkypeServerExchangeProcedure.ProcedureId}/exchange-autodiscover-url";

    public override string Object => "OAuth configuration (Global)";

    public override DocumentReference Document => SkypeServerDocument.Planning("Set-CsOAuthConfiguration -ExchangeAutodiscoverUrl");

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var configuration = await ReadAsync(context, cancellation);
        var before = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Url] = configuration.Text(Url) ?? "",
            [Allowed] = configuration.Text(Allowed) ?? "",
            ["Realm"] = configuration.Text("Realm") ?? "",
        };
        if (_addresses.AllowedDomain is { } needed && before[Allowed].Length > 0 && !Allows(before[Allowed], needed))
        {
            // How several domains are written in this one text is not documented, so what is there is not added to.
            return new Observation(
                new Finding.Blocked
                {
                    Sentence = $"{Allowed} is '{before[Allowed]}' and does not allow {needed}, where Autodiscover stands. Add it by hand: " +
                        $"Set-CsOAuthConfiguration -Identity global -{Allowed}.",
                },
                before);
        }

        var settings = Differences(configuration);
        if (settings.Count > 0)
        {
            return new Observation(
                new Finding.Different { Sentence = $"would tell the pool to find Autodiscover at {_addresses.AutodiscoverService}", Settings = settings }, before);
        }

        var behind = await BehindAsync(context, Getter, local => local.Count > 0 && Differences(local[0]).Count == 0, cancellation);
        return new Observation(
            behind.Count > 0
                ? NotReplicated(Url, behind)
                : new Finding.InPlace { Sentence = $"every front end finds Autodiscover at {_addresses.AutodiscoverService}{Realm(before["Realm"])}" },
            before);
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var settings = Differences(await ReadAsync(context, cancellation));
        if (settings.Count > 0)
        {
            await SetAsync(context, settings.ToDictionary(s => s.Property, s => s.Expected.ToString()!, StringComparer.Ordinal), cancellation);
        }

        await ReplicateAsync(context, cancellation);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (!before.Finding.CallsForChange || IsReplicationOnly(before))
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The run changed no value of the OAuth configuration." };
        }

        var now = await ReadAsync(context, cancellation);
        var wrote = before.Finding.Changes.Where(c => before.Before.ContainsKey(c.Property)).ToList();
        var kept = wrote.Where(c => string.Equals(now.Text(c.Property) ?? "", before.Before[c.Property], StringComparison.Ordinal)).ToList();
        if (kept.Count == wrote.Count)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The OAuth configuration is as it was before the run." };
        }

        if (wrote.Any(c => !kept.Contains(c) && !string.Equals(now.Text(c.Property), c.Expected.ToString(), StringComparison.OrdinalIgnoreCase)))
        {
            return new UndoOutcome.Blocked { Sentence = $"{Url} is '{now.Text(Url)}' now, which this run did not write; nothing was put back." };
        }

        await SetAsync(context, wrote.ToDictionary(c => c.Property, c => before.Before[c.Property], StringComparer.Ordinal), cancellation);
        return new UndoOutcome.Undone { Sentence = $"{Url} is '{before.Before[Url]}' again." };
    }

    private List<Setting> Differences(CmdletObject configuration)
    {
        var settings = new List<Setting>();
        if (!TrustAddresses.Same(configuration.Text(Url), _addresses.AutodiscoverService))
        {
            settings.Add(new Setting(Url, _addresses.AutodiscoverService, configuration.Text(Url) ?? ""));
        }

        if (_addresses.AllowedDomain is { } needed && !Allows(configuration.Text(Allowed) ?? "", needed))
        {
            settings.Add(new Setting(Allowed, needed, configuration.Text(Allowed) ?? ""));
        }

        return settings;
    }

    private async Task<CmdletObject> ReadAsync(StepContext context, CancellationToken cancellation) =>
        new CmdletResult(await InvokeAsync(context, Cmdlet(Getter, Given("Identity", "global")), cancellation), []).Only(Getter, Target);

    private Task<IReadOnlyList<CmdletObject>> SetAsync(StepContext context, Dictionary<string, string> values, CancellationToken cancellation) => InvokeAsync(
        context,
        Cmdlet("Set-CsOAuthConfiguration",
            Given("Identity", "global"),
            Given(Url, Value(values.GetValueOrDefault(Url))),
            Given(Allowed, Value(values.GetValueOrDefault(Allowed))),
            Given("Confirm", value: false)),
        cancellation);

    /// <summary>Blank text takes the value away.</summary>
    private static CmdletValue? Value(string? text) => text is { Length: 0 } ? new CmdletValue.Null() : text;

    private static bool Allows(string allowed, string needed) =>
        string.Equals(allowed, needed, StringComparison.OrdinalIgnoreCase)
        || allowed.Split([',', ';', ' ']).Contains(needed, StringComparer.OrdinalIgnoreCase);

    /// <summary>Another realm is no fault: Exchange reads it from the metadata document. Changing it would cut off whoever knows the pool by it.</summary>
    private string Realm(string realm) =>
        realm.Length == 0 || string.Equals(realm, Pool.SipDomain, StringComparison.OrdinalIgnoreCase) ? "" : $"; the pool's realm is {realm}, which stays";
}

using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>
/// The pool is a partner application of Exchange, by the address of its metadata document. Microsoft's script makes it, because it also makes
/// the account with the right roles; it is called by name with typed arguments (domain 7, trap 23). One that is there is set right instead.
/// </summary>
internal sealed class PoolPartnerStep(OrganizationProfile organization) : ExchangeStep(organization), IPolicyBound
{
    /// <summary>The script's word for the product; it does not know another.</summary>
    private const string ApplicationType = "Lync";

    private const string Fact = "skype-server.pool-partner";
    private const string AccountFact = "skype-server.pool-partner-account";

    public const string StepId = SkypeServerExchangeProcedure.ProcedureId + "/pool-partner";

    private readonly TrustAddresses _addresses = new(organization);
    private readonly SkypePool _pool = organization.Topology.RequiredSkypePool();

    public override string Id => StepId;

    public override string Object => $"partner application for {_pool.Fqdn}";

    public override DocumentReference Document => SkypeServerDocument.Partners("Configure-EnterprisePartnerApplication.ps1");

    public override IReadOnlyList<string> Needs => [TokenIssuerStep.Fact, TokenIssuerStep.AwaitedFact];

    public override IReadOnlyList<string> Publishes => [Fact, AccountFact, PoolPartner.AwaitedFact];

    public IReadOnlyList<Guid> ApplicationIds => [WellKnownApplications.SkypeForBusinessOnline];

    /// <summary>The roles that the script gives the account.</summary>
    public IReadOnlyList<string> Roles => ["UserApplication", "ArchiveApplication"];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var all = await GetAsync(context, Cmdlet("Get-PartnerApplication"), cancellation);
        var seen = await JudgeAsync(context, all, cancellation);
        if (seen.Finding.CallsForChange)
        {
            context.Facts.Publish(PoolPartner.AwaitedFact, StepId);
        }
        else
        {
            context.Facts.Retract(PoolPartner.AwaitedFact);
        }

        return seen;
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var found = PoolPartner.Among(await GetAsync(context, Cmdlet("Get-PartnerApplication"), cancellation), _addresses);
        if (found.Count == 0)
        {
            await RunScriptAsync(context, cancellation);
            return;
        }

        var settings = Differences(context, found[0]).ConvertAll(s => s.Property);
        if (settings.Contains("Certificates", StringComparer.Ordinal))
        {
            await SetAsync(context, found[0], Given("RefreshAuthMetadata", new CmdletValue.Switch()), cancellation);
        }

        if (settings.Contains("Enabled", StringComparer.Ordinal))
        {
            await SetAsync(context, found[0], Given("Enabled", value: true), cancellation);
        }
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (!before.Finding.CallsForChange)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The partner application was in place before the run." };
        }

        var ours = before.Before.GetValueOrDefault("Guid") ?? context.Facts.Find(Fact);
        var partner = PoolPartner.Among(await GetAsync(context, Cmdlet("Get-PartnerApplication"), cancellation), _addresses)
            .FirstOrDefault(p => string.Equals(p.Guid, ours, StringComparison.OrdinalIgnoreCase));
        if (partner is null)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The partner application that this run made or changed is gone already." };
        }

        if (before.Finding is Finding.Missing)
        {
            await InvokeAsync(context, Cmdlet("Remove-PartnerApplication", Given("Identity", partner.Guid), Given("Confirm", value: false)), cancellation);
            var account = await new ScriptAccount(this).RemoveAsync(context, context.Facts.Find(AccountFact), cancellation);
            return new UndoOutcome.Undone { Sentence = $"Removed partner application {partner.Name} (GUID {partner.Guid}), which this run had made. {account}" };
        }

        if (!before.Finding.Changes.Any(c => c.Property is "Enabled"))
        {
            return new UndoOutcome.NothingToUndo { Sentence = "Exchange read the pool's metadata again; what it read before is not there any more." };
        }

        if (!partner.Enabled)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"Partner application {partner.Name} is disabled again already." };
        }

        await SetAsync(context, partner, Given("Enabled", value: false), cancellation);
        return new UndoOutcome.Undone { Sentence = $"Partner application {partner.Name} is disabled again." };
    }

    /// <summary>A call of an Exchange cmdlet, for what belongs to this step.</summary>
    internal Task<IReadOnlyList<CmdletObject>> CallAsync(
        StepContext context, string cmdlet, CancellationToken cancellation, params KeyValuePair<string, CmdletValue?>[] parameters) =>
        GetAsync(context, Cmdlet(cmdlet, parameters), cancellation);

    private async Task<Observation> JudgeAsync(StepContext context, IReadOnlyList<CmdletObject> all, CancellationToken cancellation)
    {
        var found = PoolPartner.Among(all, _addresses);
        if (found.Count > 1)
        {
            return Blocked($"{found.Count} partner applications read metadata of {_pool.Fqdn}: {string.Join(", ", found.Select(p => $"{p.Name} ({p.Url})"))}. Remove all but one, then start again.");
        }

        if (found.Count == 0)
        {
            var rival = all.FirstOrDefault(p => p.Guid("ApplicationIdentifier") == WellKnownApplications.SkypeForBusinessOnline
                && string.Equals(p.Text("Realm"), _pool.SipDomain, StringComparison.OrdinalIgnoreCase));
            return rival is null
                ? await ToBeMadeAsync(context, cancellation)
                : Blocked($"Partner application {rival.Text("Name")} has the pool's application id and realm {_pool.SipDomain}, but reads its metadata at {rival.Text("AuthMetadataUrl")}, " +
                    $"which is no address of {_pool.Fqdn}. If it is left over from a former pool, remove it (Remove-PartnerApplication) and start again.");
        }

        var partner = found[0];
        context.Facts.Publish(Fact, partner.Guid);
        var before = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Guid"] = partner.Guid,
            ["Enabled"] = partner.Enabled ? "True" : "False",
            ["LinkedAccount"] = partner.LinkedAccount ?? "",
            ["Certificates"] = string.Join(", ", partner.Thumbprints),
        };
        if (partner.LinkedAccount is null)
        {
            return Blocked($"Partner application {partner.Name} has no linked account, so Exchange gives it no rights. Remove it and start again, so that it is made anew, " +
                "or give it its account: Set-PartnerApplication -LinkedAccount.");
        }

        var settings = Differences(context, partner);
        return new Observation(
            settings.Count == 0
                ? new Finding.InPlace { Sentence = $"partner application {partner.Name} reads {partner.Url}, is enabled and acts as {partner.LinkedAccount}" }
                : new Finding.Different
                {
                    Sentence = $"would set partner application {partner.Name} right: {string.Join(", ", settings.Select(Words))}",
                    Settings = settings,
                    After = context.Facts.Find(TokenIssuerStep.AwaitedFact),
                },
            before);
    }

    private async Task<Observation> ToBeMadeAsync(StepContext context, CancellationToken cancellation)
    {
        if (context.Facts.Find(TokenIssuerStep.AwaitedFact) is { } awaited)
        {
            return Missing(new PlanValue.KnownAfterApply(awaited), awaited);
        }

        var probes = await WebProbe.FirstMetadataAsync(context, Target, _addresses.PoolMetadata, cancellation);
        if (probes[^1].IsUsableMetadata)
        {
            return Missing(probes[^1].Url, after: null);
        }

        return probes.FirstOrDefault(p => p is { Status: not null, Trusted: false }) is { } untrusted
            ? Blocked($"{Target} does not trust the certificate of {untrusted.Url}: it is self-signed, does not cover the name, or comes from an authority that Exchange does not know. " +
                "Give the pool's web services a certificate from an authority that Exchange trusts. Trusting any certificate (-TrustAnySSLCertificate) would let anybody who can " +
                "answer in the pool's place name the certificates that open mailboxes.")
            : Blocked($"{Target} can read the pool's metadata document at no address. {string.Join("; ", probes)}. See DNS, the firewall and the pool's web services.");
    }

    private Observation Missing(PlanValue url, string? after) => new(new Finding.Missing
    {
        Sentence = $"would make {_pool.Fqdn} a partner application of Exchange, with Microsoft's script: an account with the roles {string.Join(" and ", Roles)}, and the address of the pool's metadata",
        Settings = [new("AuthMetadataUrl", url, null), new("Enabled", "True", null)],
        After = after,
    });

    private async Task RunScriptAsync(StepContext context, CancellationToken cancellation)
    {
        var probes = await WebProbe.FirstMetadataAsync(context, Target, _addresses.PoolMetadata, cancellation);
        if (!probes[^1].IsUsableMetadata)
        {
            throw new StepRefusedException($"{Target} cannot read the pool's metadata document: {string.Join("; ", probes)}.");
        }

        var windows = await context.ShellAsync(ShellKind.Windows, Target, cancellation);
        var made = (await windows.InvokeAsync(
            OperationCall.Of(
                LocalOperations.ConfigureEnterprisePartnerApplication, Given("AuthMetadataUrl", probes[^1].Url), Given("ApplicationType", ApplicationType)),
            cancellation)).Objects;
        if (made.Count > 0 && made[0].Truth("LinkedAccountCreated") && made[0].Text("LinkedAccount") is { } account)
        {
            context.Facts.Publish(AccountFact, account);
        }
    }

    private static List<Setting> Differences(StepContext context, PoolPartner partner)
    {
        var settings = new List<Setting>();
        if (!partner.Enabled)
        {
            settings.Add(new Setting("Enabled", "True", "False"));
        }

        if (context.Facts.Find(TokenIssuerStep.Fact) is { } issuer && partner.Thumbprints.Count > 0 && !partner.Thumbprints.Contains(issuer, StringComparer.OrdinalIgnoreCase))
        {
            settings.Add(new Setting("Certificates", issuer, string.Join(", ", partner.Thumbprints)));
        }

        return settings;
    }

    private static string Words(Setting setting) => setting.Property is "Enabled" ? "enable it" : "let it read the pool's certificate again";

    private Task<IReadOnlyList<CmdletObject>> SetAsync(
        StepContext context, PoolPartner partner, KeyValuePair<string, CmdletValue?> value, CancellationToken cancellation) =>
        InvokeAsync(context, Cmdlet("Set-PartnerApplication", Given("Identity", partner.Guid), value), cancellation);

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}

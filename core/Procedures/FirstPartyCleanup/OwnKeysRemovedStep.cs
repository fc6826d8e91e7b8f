using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.FirstPartyCleanup;

/// <summary>
/// Exchange Online's own principal carries no auth certificate of this organization: whoever steals that key can act as Microsoft's
/// service in the tenant (CVE-2025-53786). Only keys attributed to the organization go, each named in the plan; a blind <c>[]</c>, as in
/// Microsoft's script, would take another forest's or Skype Server's with them (domain 2(f) f7, 11 row 7).
/// </summary>
internal sealed class OwnKeysRemovedStep(OrganizationProfile organization) : EntraStep(organization), IIrreversibleStep
{
    public const string StepId = "first-party-cleanup/own-keys";

    private static readonly Guid Application = WellKnownApplications.ExchangeOnline;

    private readonly string _dedicated = HybridApplicationDocument.NameOf(organization);

    public override string Id => StepId;

    public override string Object => $"keys of Exchange Online's own principal ({Application})";

    public override DocumentReference Document => HybridApplicationDocument.Step("clean up the first-party principal");

    public override Risk Risk => Risk.Irreversible;

    public string NoWayBack =>
        "Keys are never put back on Exchange Online's own principal: its old path is closed, and each key there lets whoever steals it act as " +
        "Microsoft's service. The certificates that were removed are in the evidence.";

    public override IReadOnlyList<string> Needs => [.. OwnAuthCertificates.Facts, FactNames.HybridApplicationKey];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (OwnAuthCertificates.Attributor(Organization, context.Facts, context.Time.GetUtcNow()) is not { } attributor)
        {
            return Blocked(OwnAuthCertificates.Absent(Organization));
        }

        if (await context.RequiredDirectory().FindServicePrincipalAsync(Application, cancellation) is not { } principal)
        {
            return Blocked($"{Target} has no service principal for Exchange Online ({Application}). Check the tenant id; a tenant with Exchange Online has it.");
        }

        var keys = attributor.Attribute(principal.Keys);
        var own = keys.Where(key => key.IsOwn).ToList();
        if (own.Count == 0)
        {
            return new Observation(new Finding.InPlace { Sentence = $"Exchange Online's own principal has no key of {Organization.Name}. {Others(keys)}" }, Table(keys));
        }

        // The rest is written back whole, which an entry without its bytes would not survive (domain 7, trap 4).
        if (keys.FirstOrDefault(key => !key.IsOwn && key.Key.Key is not { IsEmpty: false }) is { } unseen)
        {
            return Blocked(
                $"Entra does not show all of key {unseen.Name} of Exchange Online's own principal, and writing the list back without its bytes would destroy it. " +
                $"Find out who owns it; until then {string.Join(", ", own.Select(key => key.Name))} has to be removed by hand.");
        }

        var planned = context.Facts.Find(FactNames.HybridApplicationKey) is FactNames.Planned;
        if (!planned && await ObjectionAsync(context, cancellation) is { } objection)
        {
            return Blocked(objection);
        }

        return new Observation(
            new Finding.Different
            {
                Sentence = $"would remove {string.Join("; ", own.Select(key => $"{key.Name}, {key.Words}"))}. {Others(keys)}. This cannot be undone, and need not be: " +
                    "Exchange Online has taken no token through this principal since 31 October 2025",
                Settings = [.. own.DistinctBy(key => key.Name, StringComparer.Ordinal).Select(key => new Setting($"keyCredentials {key.Name}", "removed", key.Words))],
                After = planned ? CertificateOnApplicationStep.StepId : null,
            },
            Table(keys));
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        // The approval may be days old: whether anything in use would be cut is looked at again.
        if (await ObjectionAsync(context, cancellation) is { } objection)
        {
            throw new StepRefusedException(objection);
        }

        var thumbprints = before.Finding.Changes.Select(setting => setting.Property.Split(' ')[^1]).ToList();
        var outcome = await new KeyWriter(context.RequiredDirectory(), context.Time, context.KeyPatience).RemoveAsync(Application, thumbprints, cancellation);
        if (!outcome.IsDone)
        {
            throw new StepRefusedException(outcome.Sentence);
        }
    }

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(before.Finding.CallsForChange
            ? new UndoOutcome.Blocked
            {
                Sentence = NoWayBack,
            }
            : new UndoOutcome.NothingToUndo { Sentence = "This run removed no key." });

    /// <summary>Why removing would cut something in use: the dedicated application must have the auth certificate first.</summary>
    private async Task<string?> ObjectionAsync(StepContext context, CancellationToken cancellation)
    {
        const string remedy = "Run procedure dedicated-hybrid-app first, so that nothing that is in use is cut.";
        if (context.Facts.Find(FactNames.CurrentAuthCertificate) is not { } current)
        {
            return ExportedCertificate.Absent(Organization);
        }

        var directory = context.RequiredDirectory();
        var found = await directory.FindApplicationsAsync(_dedicated, cancellation);
        if (found is not [var named])
        {
            return found.Count == 0
                ? $"{Target} has no application {_dedicated} yet. {remedy}"
                : $"{found.Count} applications of {Target} are named {_dedicated}; it must be one. {remedy}";
        }

        var application = await directory.FindApplicationAsync(named.ApplicationId, cancellation);
        return application?.Keys.Any(key => KeyKind.ChecksSignatures(key) && string.Equals(KeyThumbprint.Of(key), current, StringComparison.OrdinalIgnoreCase)) == true
            ? null
            : $"Application {_dedicated} ({named.ApplicationId}) does not have auth certificate {current} as a key. {remedy}";
    }

    private static string Others(IReadOnlyList<KeyAttribution> keys)
    {
        var others = keys.Where(key => !key.IsOwn).ToList();
        return others.Count == 0 ? "No other key is there" : $"What stays: {string.Join("; ", others.Select(key => $"{key.Name}, {key.Words}"))}";
    }

    private static Dictionary<string, string> Table(IReadOnlyList<KeyAttribution> keys)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal) { ["Keys"] = keys.Count.ToString(CultureInfo.InvariantCulture) };
        foreach (var key in keys)
        {
            table[key.Name] = key.Words;
            if (key is { IsOwn: true, Key.Key: { } der })
            {
                // Public certificates: kept so that what was removed can still be shown.
                table[$"{key.Name} certificate"] = Convert.ToBase64String(der.Span);
            }
        }

        return table;
    }
}

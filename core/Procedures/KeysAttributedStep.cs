using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// Says of every key on the principals that trust Exchange whose it is. It only reads: the table is the evidence, and what first-party-cleanup
/// may remove is decided there (domain 11, row 7).
/// </summary>
internal sealed class KeysAttributedStep(OrganizationProfile organization) : EntraStep(organization)
{
    public const string StepId = "cloud-keys/attributed";

    private static readonly Guid[] Applications =
    [
        WellKnownApplications.ExchangeOnline,
        WellKnownApplications.SkypeForBusinessOnline,
        WellKnownApplications.TeamsScheduler,
        WellKnownApplications.CloudVoicemail,
    ];

    public override string Id => StepId;

    public override string Object => "keys of Microsoft's principals";

    public override DocumentReference Document => new("Practice", "every key in the cloud has an owner");

    public override IReadOnlyList<string> Needs => OwnAuthCertificates.Facts;

    public override IReadOnlyList<string> Publishes => [FactNames.OwnKeysOnExchangeOnline];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (OwnAuthCertificates.Attributor(Organization, context.Facts, context.Time.GetUtcNow()) is not { } attributor)
        {
            return Blocked(OwnAuthCertificates.Absent(Organization));
        }

        var table = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var all = new List<KeyAttribution>();
        foreach (var application in Applications)
        {
            if (await context.RequiredDirectory().FindServicePrincipalAsync(application, cancellation) is not { } principal)
            {
                table[application.ToString()] = "not in this tenant";
                continue;
            }

            var keys = attributor.Attribute(principal.Keys);
            if (application == WellKnownApplications.ExchangeOnline)
            {
                Tell(context.Facts, keys);
            }

            all.AddRange(keys);
            table[application.ToString()] = $"{principal.DisplayName}: {Count(keys.Count, "key", "keys")}";
            foreach (var key in keys)
            {
                table[$"{application}/{key.Name}"] = key.Words;
            }
        }

        return new Observation(new Finding.InPlace { Sentence = Sentence(all) }, table);
    }

    public override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => Task.CompletedTask;

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "Reading keys changes nothing." });

    private static void Tell(Facts facts, IReadOnlyList<KeyAttribution> keys)
    {
        var own = string.Join(',', keys.Where(key => key.IsOwn).Select(key => key.Name));
        if (own.Length > 0)
        {
            facts.Publish(FactNames.OwnKeysOnExchangeOnline, own);
        }
        else
        {
            facts.Retract(FactNames.OwnKeysOnExchangeOnline);
        }
    }

    private string Sentence(List<KeyAttribution> keys)
    {
        var own = keys.Count(key => key.IsOwn);
        var unknown = keys.Where(key => key.Owner is KeyOwner.Unknown).Select(key => key.Name).ToList();
        var expired = keys.Count(key => key.Expired);
        return $"{Count(keys.Count, "key", "keys")} on Microsoft's principals: {own} of {Organization.Name}, {keys.Count - own - unknown.Count} of others" +
            (expired == 0 ? "" : $", {expired} expired") +
            (unknown.Count == 0 ? "" : $"; nobody can tell whose {string.Join(", ", unknown)} is, so find out before the next rotation");
    }

    private static string Count(int number, string one, string many) => $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? one : many)}";
}

using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// The auth certificate in use, and the staged one, are keys of the dedicated application, next to every key that was there (domain
/// 2(f) f3). In place only when bytes or thumbprint <em>and</em> dates match (domain 4).
/// </summary>
internal sealed class CertificateOnApplicationStep(OrganizationProfile organization) : HybridApplicationPart(organization)
{
    public const string StepId = "dedicated-hybrid-app/certificate";

    private const string Thumbprint = "customKeyIdentifier";

    public override string Id => StepId;

    public override string Object => $"keys of {Name}";

    public override DocumentReference Document => HybridApplicationDocument.Step("f3", "upload the auth certificate");

    public override IReadOnlyList<string> Needs => [FactNames.HybridApplication, FactNames.CurrentAuthCertificate, FactNames.NextAuthCertificate];

    public override IReadOnlyList<string> Publishes => [FactNames.HybridApplicationKey];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        context.Facts.Retract(FactNames.HybridApplicationKey);
        if (await ExportedCertificate.FindAsync(context, cancellation) is not { } current)
        {
            return Blocked(ExportedCertificate.Absent(Organization));
        }

        List<PublicCertificate> wanted = [current, .. await NextAsync(context, cancellation)];
        if (await FindAsync(context, cancellation) is not { } application)
        {
            context.Facts.Publish(FactNames.HybridApplicationKey, FactNames.Planned);
            return new Observation(new Finding.Missing
            {
                Sentence = Sentence(wanted, 0), Settings = SettingsOf(wanted), After = HybridApplicationStep.StepId,
            });
        }

        var matches = wanted.Select(certificate => (Certificate: certificate, Match: KeyMatcher.Best(application.Keys, certificate))).ToList();
        if (matches.Find(m => m.Match is { IsThisCertificate: true, Verified: false }) is { Match: { } other } wrong)
        {
            // Dates of a registered key cannot be changed in place, and removing it would cut the trust.
            return Blocked(
                $"Certificate {wrong.Certificate.Thumbprint} is a key of {Name} with other dates: " +
                $"{string.Join("; ", other.Differences.Select(d => $"{d.Property} {d.Actual}, expected {d.Expected}"))}. " +
                "A policy of the tenant may shorten keys: exempt this application from it, remove that key by hand, then start again.");
        }

        var missing = matches.Where(m => m.Match is not { Verified: true }).Select(m => m.Certificate).ToList();
        context.Facts.Publish(FactNames.HybridApplicationKey, missing.Contains(current) ? FactNames.Planned : current.Thumbprint);
        Finding finding = missing.Count == 0
            ? new Finding.InPlace { Sentence = $"certificate {string.Join(" and ", wanted.Select(c => c.Thumbprint))} is a key of {Name}" }
            : new Finding.Missing { Sentence = Sentence(missing, application.Keys.Count), Settings = SettingsOf(missing) };
        return new Observation(finding, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ObjectId"] = application.ObjectId,
            ["Keys"] = string.Join(' ', application.Keys.Select(key => KeyThumbprint.Of(key) ?? $"{key.KeyId}")),
        });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var application = await RequireAsync(context, cancellation);
        var outcome = await KeyWriter.ForApplications(context.RequiredDirectory(), context.Time)
            .AddAsync(application.ApplicationId, await FromVaultAsync(context, cancellation), cancellation);
        if (!outcome.IsDone && outcome is not KeyWriteOutcome.NotYetVisible)
        {
            throw new StepRefusedException(outcome.Sentence);
        }
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var ours = before.Finding.Changes.Where(s => s.Property is Thumbprint).Select(s => s.Expected.ToString()!).ToList();
        if (ours.Count == 0 || IdIn(context.Facts) is not { } id)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"This run added no key to {Name}." };
        }

        var outcome = await KeyWriter.ForApplications(context.RequiredDirectory(), context.Time).RemoveAsync(id, ours, cancellation);
        return outcome switch
        {
            KeyWriteOutcome.InPlace or KeyWriteOutcome.PrincipalMissing => new UndoOutcome.NothingToUndo { Sentence = outcome.Sentence },
            { IsDone: true } => new UndoOutcome.Undone { Sentence = outcome.Sentence },
            _ => new UndoOutcome.Blocked { Sentence = outcome.Sentence },
        };
    }

    private static async Task<IReadOnlyList<PublicCertificate>> NextAsync(StepContext context, CancellationToken cancellation) =>
        context.Facts.Find(FactNames.NextAuthCertificate) is { } thumbprint
        && await context.Certificates.FindAsync(thumbprint, cancellation) is { } next
            ? [next]
            : [];

    /// <summary>What the vault keeps, which must be what AuthConfig names.</summary>
    private async Task<IReadOnlyList<PublicCertificate>> FromVaultAsync(StepContext context, CancellationToken cancellation)
    {
        var secret = AuthCertificateVaultedStep.SecretName(Organization);
        List<PublicCertificate> kept = [await KeptAsync(context, secret, context.Facts.Find(FactNames.CurrentAuthCertificate), cancellation)];
        if (context.Facts.Find(FactNames.NextAuthCertificate) is { } next)
        {
            kept.Add(await KeptAsync(context, $"{secret}-next", next, cancellation));
        }

        return kept;
    }

    private static async Task<PublicCertificate> KeptAsync(StepContext context, string secret, string? wanted, CancellationToken cancellation)
    {
        var stored = await context.RequiredVault().FindAsync(secret, cancellation)
            ?? throw new StepRefusedException($"The vault has no {secret}; step {AuthCertificateVaultedStep.StepId} keeps it there.");
        return string.Equals(stored.Certificate.Thumbprint, wanted, StringComparison.OrdinalIgnoreCase)
            ? stored.Certificate
            : throw new StepRefusedException(
                $"The vault's {stored.Reference} is certificate {stored.Certificate.Thumbprint}, but AuthConfig names {wanted}. Nothing was uploaded.");
    }

    private static IReadOnlyList<Setting> SettingsOf(IReadOnlyList<PublicCertificate> certificates) =>
    [
        .. certificates.SelectMany(IEnumerable<Setting> (certificate) =>
        [
            new(Thumbprint, certificate.Thumbprint, null),
            new("key", $"sha256:{certificate.Sha256}", null),
            new("endDateTime", certificate.NotAfter.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), null),
        ]),
    ];

    private string Sentence(IReadOnlyList<PublicCertificate> missing, int others) =>
        $"would add certificate {string.Join(" and ", missing.Select(c => c.Thumbprint))} to {Name}, keeping " +
        others switch { 0 => "no other key", 1 => "the key that is there", _ => $"the {others.ToString(CultureInfo.InvariantCulture)} keys that are there" };
}

using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// The auth certificate is a key of a cloud principal, next to every key that was there. It is uploaded from the vault, and in place
/// only when bytes or thumbprint <em>and</em> dates match (domain 4). Microsoft may refuse it: a normal outcome (domain 3.9).
/// </summary>
internal sealed class CertificateOnPrincipalStep(
    OrganizationProfile organization, string procedure, Guid application, string applicationName, DocumentReference document) : IStep, IPolicyBound
{
    public string Id => $"{procedure}/certificate-on-{application}";

    public Site Site => Site.Entra;

    public string Target { get; } = $"tenant {organization.Tenant.Id}";

    public string Object => $"keys of {applicationName} ({application})";

    public DocumentReference Document => document;

    public Risk Risk => Risk.None;

    public bool Optional { get; } = organization.OptionalPrincipals.Contains(application);

    public IReadOnlyList<string> Needs => [FactNames.CurrentAuthCertificate];

    public IReadOnlyList<string> Publishes => [FactNames.RegisteredKeyOf(application)];

    public IReadOnlyList<Guid> ApplicationIds => [application];

    public IReadOnlyList<string> Roles => [];

    public async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (await ExportedCertificate.FindAsync(context, cancellation) is not { } certificate)
        {
            return new Observation(new Finding.Blocked { Sentence = ExportedCertificate.Absent(organization) });
        }

        var principal = await context.RequiredDirectory().FindServicePrincipalAsync(application, cancellation);
        if (principal is null)
        {
            return new Observation(new Finding.Blocked
            {
                Sentence = $"Tenant {organization.Tenant.Id} has no service principal for {applicationName} ({application}). " +
                    "Create it with New-MgServicePrincipal -AppId if Microsoft still allows it, or leave this procedure out.",
            });
        }

        var match = KeyMatcher.Best(principal.Keys, certificate);
        RegisteredKey.Publish(context.Facts, application, certificate, match, context.Time.GetUtcNow());
        return new Observation(Judge(principal, certificate, match), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ObjectId"] = principal.ObjectId,
            ["Keys"] = principal.Keys.Count.ToString(CultureInfo.InvariantCulture),
        });
    }

    public async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var certificate = await FromVaultAsync(context, cancellation);
        var outcome = await new KeyWriter(context.RequiredDirectory(), context.Time).AddAsync(application, certificate, cancellation);
        if (!outcome.IsDone && outcome is not KeyWriteOutcome.NotYetVisible)
        {
            throw new StepRefusedException(outcome.Sentence);
        }
    }

    public async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding is not Finding.Missing)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"The key was on {applicationName} before the run." };
        }

        if (context.Facts.Find(FactNames.CurrentAuthCertificate) is not { } thumbprint)
        {
            return new UndoOutcome.Blocked { Sentence = "The run did not record which certificate it uploaded; remove it by its thumbprint by hand." };
        }

        var outcome = await new KeyWriter(context.RequiredDirectory(), context.Time).RemoveAsync(application, thumbprint, cancellation);
        return outcome switch
        {
            KeyWriteOutcome.InPlace => new UndoOutcome.NothingToUndo { Sentence = outcome.Sentence },
            { IsDone: true } => new UndoOutcome.Undone { Sentence = outcome.Sentence },
            _ => new UndoOutcome.Blocked { Sentence = outcome.Sentence },
        };
    }

    private Finding Judge(ServicePrincipal principal, PublicCertificate certificate, KeyMatch? match)
    {
        if (match is { Verified: true })
        {
            return new Finding.InPlace
            {
                Sentence = $"certificate {certificate.Thumbprint} is a key of {applicationName}, matched by {match.Level.ToString().ToLowerInvariant()} and dates",
            };
        }

        if (match is { IsThisCertificate: true })
        {
            // Dates of a registered key cannot be changed in place, and removing it would cut the trust.
            return new Finding.Blocked
            {
                Sentence = $"Certificate {certificate.Thumbprint} is a key of {applicationName} with other dates: " +
                    $"{string.Join("; ", match.Differences.Select(d => $"{d.Property} {d.Actual}, expected {d.Expected}"))}. " +
                    "Remove that key by hand, then start again.",
            };
        }

        return new Finding.Missing
        {
            Sentence = $"would add certificate {certificate.Thumbprint} to {applicationName}, keeping {Others(principal.Keys.Count)}",
            Settings =
            [
                new("key", $"sha256:{certificate.Sha256}", null),
                new("customKeyIdentifier", certificate.Thumbprint, null),
                new("startDateTime", Utc(certificate.NotBefore), null),
                new("endDateTime", Utc(certificate.NotAfter), null),
            ],
        };
    }

    /// <summary>The certificate that the vault keeps, which must be the one AuthConfig names.</summary>
    private async Task<PublicCertificate> FromVaultAsync(StepContext context, CancellationToken cancellation)
    {
        var name = AuthCertificateVaultedStep.SecretName(organization);
        var stored = await context.RequiredVault().FindAsync(name, cancellation)
            ?? throw new StepRefusedException($"The vault has no {name}; step {AuthCertificateVaultedStep.StepId} keeps it there.");
        var wanted = context.Facts.Find(FactNames.CurrentAuthCertificate);
        return string.Equals(stored.Certificate.Thumbprint, wanted, StringComparison.OrdinalIgnoreCase)
            ? stored.Certificate
            : throw new StepRefusedException(
                $"The vault's {stored.Reference} is certificate {stored.Certificate.Thumbprint}, but AuthConfig names {wanted}. Nothing was uploaded.");
    }

    private static string Others(int count) => count switch
    {
        0 => "no other key",
        1 => "the key that is there",
        _ => $"the {count.ToString(CultureInfo.InvariantCulture)} keys that are there",
    };

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

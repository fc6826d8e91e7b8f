using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Steps;
using HybridTrust.Vault;

namespace HybridTrust.Procedures;

/// <summary>
/// The exported certificate is kept in the vault between stages: public part, thumbprint, dates and expiry. What is uploaded
/// later comes from there, so histories and jobs need only the reference.
/// </summary>
internal sealed class AuthCertificateVaultedStep(OrganizationProfile organization, DocumentReference document) : IStep
{
    public const string StepId = "auth-certificate/vaulted";

    public const string ContentType = "application/pkix-cert";

    public string Id => StepId;

    public Site Site => Site.Vault;

    public string Target => SecretName(organization);

    public string Object => "auth certificate in the vault";

    public DocumentReference Document => document;

    public Risk Risk => Risk.None;

    public bool Optional => false;

    public IReadOnlyList<string> Needs => [FactNames.CurrentAuthCertificate];

    public IReadOnlyList<string> Publishes => [FactNames.VaultedAuthCertificate];

    /// <summary>The secret that holds an organization's auth certificate.</summary>
    public static string SecretName(OrganizationProfile organization) => $"{organization.Name}-auth-certificate";

    public async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        context.Facts.Retract(FactNames.VaultedAuthCertificate);
        if (await ExportedCertificate.FindAsync(context, cancellation) is not { } exported)
        {
            return new Observation(new Finding.Blocked { Sentence = ExportedCertificate.Absent(organization) });
        }

        var stored = await context.RequiredVault().FindAsync(Target, cancellation);
        if (stored is null)
        {
            return new Observation(new Finding.Missing
            {
                Sentence = $"would keep auth certificate {exported.Thumbprint} in the vault as {Target}",
                Settings = [.. Settings(exported, stored)],
            });
        }

        var differences = Settings(exported, stored).Where(s => !string.Equals(s.Expected.ToString(), s.Actual, StringComparison.Ordinal)).ToList();
        if (differences.Count > 0)
        {
            return new Observation(
                new Finding.Different
                {
                    Sentence = $"would keep auth certificate {exported.Thumbprint} in the vault as the newest version of {Target}",
                    Settings = differences,
                },
                Before(stored));
        }

        context.Facts.Publish(FactNames.VaultedAuthCertificate, stored.Reference.ToString());
        return new Observation(
            new Finding.InPlace { Sentence = $"auth certificate {exported.Thumbprint} is in the vault as {Target}" }, Before(stored));
    }

    public async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var exported = await ExportedCertificate.FindAsync(context, cancellation)
            ?? throw new StepRefusedException(ExportedCertificate.Absent(organization));
        var stored = await context.RequiredVault().StoreAsync(Target, exported, cancellation);
        context.Facts.Publish(FactNames.VaultedAuthCertificate, stored.Reference.ToString());
    }

    public async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding is Finding.InPlace)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The certificate was in the vault before the run." };
        }

        var vault = context.RequiredVault();
        var stored = await vault.FindAsync(Target, cancellation);
        if (stored is null || !string.Equals(stored.Reference.ToString(), context.Facts.Find(FactNames.VaultedAuthCertificate), StringComparison.Ordinal))
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The vault's newest version is not the one this run stored." };
        }

        return await vault.RemoveAsync(stored.Reference, cancellation)
            ? new UndoOutcome.Undone { Sentence = $"Took {stored.Reference} out of use, which this run had stored." }
            : new UndoOutcome.Blocked { Sentence = $"{Target} got a newer version meanwhile; nothing was changed." };
    }

    private static IEnumerable<Setting> Settings(PublicCertificate wanted, StoredCertificate? stored) =>
    [
        new("contentType", ContentType, stored?.ContentType),
        new("sha256", wanted.Sha256, stored?.Certificate.Sha256),
        new("thumbprint", wanted.Thumbprint, stored?.Thumbprint),
        new("notBefore", Utc(wanted.NotBefore), stored?.NotBefore is { } start ? Utc(start) : null),
        new("expires", Utc(wanted.NotAfter), stored?.ExpiresOn is { } end ? Utc(end) : null),
    ];

    private static Dictionary<string, string> Before(StoredCertificate stored) => new(StringComparer.Ordinal)
    {
        ["Reference"] = stored.Reference.ToString(),
        ["Thumbprint"] = stored.Thumbprint,
    };

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

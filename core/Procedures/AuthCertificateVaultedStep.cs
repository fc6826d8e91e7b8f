using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// The exported certificates are kept in the vault between stages: public part, thumbprint, dates and expiry. What is uploaded
/// later comes from there, so histories and jobs need only the reference. A staged next certificate has a secret of its own.
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

    public IReadOnlyList<string> Needs => AuthCertificateSlot.Facts;

    public IReadOnlyList<string> Publishes { get; } = [.. AuthCertificateSlot.All.Select(slot => slot.VaultFact)];

    /// <summary>The secret that holds an organization's auth certificate.</summary>
    public static string SecretName(OrganizationProfile organization) => AuthCertificateSlot.Current.SecretName(organization);

    public async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        foreach (var slot in AuthCertificateSlot.All)
        {
            context.Facts.Retract(slot.VaultFact);
        }

        var exported = await ExportedCertificate.FindAllAsync(context, cancellation);
        if (exported.Count == 0)
        {
            return new Observation(new Finding.Blocked { Sentence = ExportedCertificate.Absent(organization) });
        }

        var sights = new List<VaultSight>();
        foreach (var wanted in exported)
        {
            var sight = new VaultSight(
                organization, wanted, await context.RequiredVault().FindAsync(wanted.Slot.SecretName(organization), cancellation));
            sights.Add(sight);
            if (sight is { IsInPlace: true, Stored: { } stored })
            {
                context.Facts.Publish(wanted.Slot.VaultFact, stored.Reference.ToString());
            }
        }

        var finding = PlannedCertificate.Beside(
            Judge(sights), context.Facts, $"keep the public part of the certificate that follows as {AuthCertificateSlot.Next.SecretName(organization)}",
            "contentType", "sha256", "thumbprint", "notBefore", "expires");
        return new Observation(finding, Before(sights));
    }

    public async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var exported = await ExportedCertificate.FindAllAsync(context, cancellation);
        if (exported.Count == 0)
        {
            throw new StepRefusedException(ExportedCertificate.Absent(organization));
        }

        // Storing what is there already adds no version.
        foreach (var (slot, certificate) in exported)
        {
            var stored = await context.RequiredVault().StoreAsync(slot.SecretName(organization), certificate, cancellation);
            context.Facts.Publish(slot.VaultFact, stored.Reference.ToString());
        }
    }

    public async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var outcomes = new List<UndoOutcome>();
        foreach (var slot in AuthCertificateSlot.All.Where(slot => before.Finding.Changes.Any(slot.Owns)))
        {
            outcomes.Add(await UndoAsync(context, slot, cancellation));
        }

        return outcomes.Count == 0
            ? new UndoOutcome.NothingToUndo { Sentence = "The certificate was in the vault before the run." }
            : UndoOutcomes.Together(outcomes);
    }

    private async Task<UndoOutcome> UndoAsync(StepContext context, AuthCertificateSlot slot, CancellationToken cancellation)
    {
        var name = slot.SecretName(organization);
        var vault = context.RequiredVault();
        var stored = await vault.FindAsync(name, cancellation);
        if (stored is null || !string.Equals(stored.Reference.ToString(), context.Facts.Find(slot.VaultFact), StringComparison.Ordinal))
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"The vault's newest version of {name} is not the one this run stored." };
        }

        return await vault.RemoveAsync(stored.Reference, cancellation)
            ? new UndoOutcome.Undone { Sentence = $"Took {stored.Reference} out of use, which this run had stored." }
            : new UndoOutcome.Blocked { Sentence = $"{name} got a newer version meanwhile; nothing was changed." };
    }

    private static Finding Judge(List<VaultSight> sights)
    {
        var open = sights.Where(s => !s.IsInPlace).ToList();
        if (open.Count == 0)
        {
            return new Finding.InPlace { Sentence = string.Join(" and ", sights.Select(s => s.Is)) };
        }

        var sentence = $"would {string.Join(" and ", open.Select(s => s.Would))}";
        IReadOnlyList<Setting> settings = [.. open.SelectMany(s => s.Open)];
        return open.TrueForAll(s => s.Stored is null)
            ? new Finding.Missing { Sentence = sentence, Settings = settings }
            : new Finding.Different { Sentence = sentence, Settings = settings };
    }

    private static Dictionary<string, string> Before(List<VaultSight> sights)
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var sight in sights.Where(s => s.Stored is not null))
        {
            before[sight.Wanted.Slot.Prefix + "Reference"] = sight.Stored!.Reference.ToString();
            before[sight.Wanted.Slot.Prefix + "Thumbprint"] = sight.Stored.Thumbprint;
        }

        return before;
    }
}

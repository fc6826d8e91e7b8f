using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// The auth certificate in use, and the next one while one is staged, are keys of the dedicated application, beside every key that was
/// there (domain 2(f) f3). They are uploaded from the vault by one write.
/// </summary>
internal sealed class CertificateOnApplicationStep(OrganizationProfile organization) : HybridApplicationPart(organization)
{
    public const string StepId = "dedicated-hybrid-app/certificate";

    public override string Id => StepId;

    public override string Object => $"keys of {Name}";

    public override DocumentReference Document => HybridApplicationDocument.Step("upload the auth certificate");

    public override IReadOnlyList<string> Needs => [FactNames.HybridApplication, .. AuthCertificateSlot.Facts];

    public override IReadOnlyList<string> Publishes => [FactNames.HybridApplicationKey, FactNames.HybridApplicationRegistered];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        context.Facts.Retract(FactNames.HybridApplicationKey);
        var wanted = await ExportedCertificate.FindAllAsync(context, cancellation);
        if (wanted.Count == 0)
        {
            return Blocked(ExportedCertificate.Absent(Organization));
        }

        if (context.Facts.Find(RotationFacts.GapAt(Guid.Empty)) is { } approved)
        {
            return new Observation(new Finding.InPlace { Sentence = $"{Name} is left without the next certificate: {approved}" });
        }

        var application = await FindAsync(context, cancellation);
        var among = new CertificatesAmongKeys(Name, wanted, application?.Keys ?? []);
        RegisteredKey.Publish(context.Facts, FactNames.HybridApplicationRegistered, among.Sought, context.Time.GetUtcNow());
        var current = among.Sought.First(s => s.Wanted.Slot == AuthCertificateSlot.Current);
        if (current.IsVerified)
        {
            context.Facts.Publish(FactNames.HybridApplicationKey, current.Wanted.Certificate.Thumbprint);
        }
        else if (among.Judge() is Finding.Missing)
        {
            context.Facts.Publish(FactNames.HybridApplicationKey, FactNames.Planned);
        }

        return application is null
            ? new Observation(among.Judge() with { After = HybridApplicationStep.StepId })
            : new Observation(await CertificatesAmongKeys.WithPlannedAsync(among.Judge(), context, Name, isApplication: true, cancellation), new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ObjectId"] = application.ObjectId,
                ["Keys"] = string.Join(' ', application.Keys.Select(key => KeyThumbprint.Of(key) ?? $"{key.KeyId}")),
            });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var application = await RequireAsync(context, cancellation);
        var certificates = await VaultedCertificates.RequireAsync(Organization, context, cancellation);
        var outcome = await Writer(context).AddAsync(application.ApplicationId, certificates, cancellation);
        if (!outcome.IsDone)
        {
            throw new StepRefusedException(outcome.Sentence);
        }
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var ours = CertificatesAmongKeys.AddedBy(before.Finding);
        if (ours.Count == 0 || IdIn(context.Facts) is not { } id)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"This run added no key to {Name}." };
        }

        var outcome = await Writer(context).RemoveAsync(id, ours, cancellation);
        return outcome switch
        {
            KeyWriteOutcome.InPlace or KeyWriteOutcome.PrincipalMissing => new UndoOutcome.NothingToUndo { Sentence = outcome.Sentence },
            { IsDone: true } => new UndoOutcome.Undone { Sentence = outcome.Sentence },
            _ => new UndoOutcome.Blocked { Sentence = outcome.Sentence },
        };
    }

    private static KeyWriter Writer(StepContext context) => KeyWriter.ForApplications(context.RequiredDirectory(), context.Time, context.KeyPatience);
}

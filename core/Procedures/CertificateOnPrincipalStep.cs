using System.Globalization;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// The auth certificate, and the next one while one is staged, are keys of a cloud principal, beside every key that was there. They are
/// uploaded from the vault by one write. Microsoft may refuse it: a normal outcome (domain 3.9). Procedures that upload to the same principal
/// share the step, so a plan names each upload once.
/// </summary>
internal sealed class CertificateOnPrincipalStep(
    OrganizationProfile organization, Guid application, string applicationName, DocumentReference document) : IStep, IPolicyBound
{
    /// <summary>What the id of each such step begins with.</summary>
    public const string IdPrefix = "auth-certificate/on-";

    /// <summary>The principal's application id.</summary>
    public Guid Application => application;

    /// <summary>What an admin calls it.</summary>
    public string ApplicationName => applicationName;

    public string Id => $"{IdPrefix}{application}";

    public Site Site => Site.Entra;

    public string Target { get; } = $"tenant {organization.Tenant.Id}";

    public string Object => $"keys of {applicationName} ({application})";

    public DocumentReference Document => document;

    public Risk Risk => Risk.None;

    public bool Optional { get; } = organization.OptionalPrincipals.Contains(application);

    public IReadOnlyList<string> Needs => AuthCertificateSlot.Facts;

    public IReadOnlyList<string> Publishes => [FactNames.RegisteredKeyOf(application)];

    public IReadOnlyList<Guid> ApplicationIds => [application];

    public IReadOnlyList<string> Roles => [];

    public async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var wanted = await ExportedCertificate.FindAllAsync(context, cancellation);
        if (wanted.Count == 0)
        {
            return new Observation(new Finding.Blocked { Sentence = ExportedCertificate.Absent(organization) });
        }

        if (context.Facts.Find(RotationFacts.GapAt(application)) is { } approved)
        {
            return new Observation(new Finding.InPlace { Sentence = $"{applicationName} is left without the next certificate: {approved}" });
        }

        var principal = await context.RequiredDirectory().FindServicePrincipalAsync(application, cancellation);
        if (principal is null)
        {
            context.Facts.Retract(FactNames.RegisteredKeyOf(application));
            return new Observation(WithoutPrincipal());
        }

        var keys = new CertificatesAmongKeys(applicationName, wanted, principal.Keys);
        RegisteredKey.Publish(context.Facts, FactNames.RegisteredKeyOf(application), keys.Sought, context.Time.GetUtcNow());
        return new Observation(await CertificatesAmongKeys.WithPlannedAsync(keys.Judge(), context, applicationName, isApplication: false, cancellation), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ObjectId"] = principal.ObjectId,
            ["Keys"] = principal.Keys.Count.ToString(CultureInfo.InvariantCulture),
        });
    }

    public async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var certificates = await VaultedCertificates.RequireAsync(organization, context, cancellation);
        var outcome = await new KeyWriter(context.RequiredDirectory(), context.Time, context.KeyPatience).AddAsync(application, certificates, cancellation);
        if (!outcome.IsDone)
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

        var added = CertificatesAmongKeys.AddedBy(before.Finding);
        if (added.Count == 0)
        {
            return new UndoOutcome.Blocked { Sentence = "The run did not record which certificate it uploaded; remove it by its thumbprint by hand." };
        }

        var outcome = await new KeyWriter(context.RequiredDirectory(), context.Time, context.KeyPatience).RemoveAsync(application, added, cancellation);
        return outcome switch
        {
            KeyWriteOutcome.InPlace => new UndoOutcome.NothingToUndo { Sentence = outcome.Sentence },
            { IsDone: true } => new UndoOutcome.Undone { Sentence = outcome.Sentence },
            _ => new UndoOutcome.Blocked { Sentence = outcome.Sentence },
        };
    }

    /// <summary>A tenant may lack the principal, and whether it may be created is unconfirmed (domain 3.2).</summary>
    private Finding WithoutPrincipal() => Optional
        ? new Finding.InPlace
        {
            Sentence = $"tenant {organization.Tenant.Id} has no service principal for {applicationName} ({application}), " +
                "which the profile calls optional: there is nothing to upload to",
        }
        : new Finding.Blocked
        {
            Sentence = $"Tenant {organization.Tenant.Id} has no service principal for {applicationName} ({application}). " +
                "Create it with New-MgServicePrincipal -AppId if Microsoft still allows it, list it in optionalPrincipals if the organization " +
                "does not use it, or leave this procedure out.",
        };
}

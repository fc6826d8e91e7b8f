using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// The certificate that went is no key of a principal any more: a key that nobody needs lets whoever steals it act as that principal. Only this one,
/// by its thumbprint, and only after every server was proven on the new one (domain 11, rows 2 and 7).
/// </summary>
internal sealed class FormerKeyRemovedStep(OrganizationProfile organization, RotationPrincipal principal) : EntraStep(organization), IPolicyBound
{
    public RotationPrincipal Principal => principal;

    public override string Id { get; } = $"{ProcedureIds.Rotate}/former-off-{principal.Application?.ToString() ?? "application"}";

    public override string Object { get; } = $"former auth certificate among the keys of {principal.Name}";

    public override DocumentReference Document => RotateDocument.Practice("remove the former key where it is ours");

    public override Risk Risk => Risk.Irreversible;

    public override bool Optional { get; } = principal.Optional;

    public override IReadOnlyList<string> Needs { get; } =
        [RotationFacts.Standing, RotationFacts.Former, RotationFacts.Incoming, .. principal.Application is null ? [FactNames.HybridApplication] : Array.Empty<string>()];

    public IReadOnlyList<Guid> ApplicationIds { get; } = principal.Application is { } id ? [id] : [];

    public IReadOnlyList<string> Roles => [];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var published = context.Facts.Find(RotationFacts.Standing) is nameof(RotationStanding.Published);
        if (context.Facts.Find(RotationFacts.Former) is not { } former)
        {
            return published
                ? new Observation(new Finding.InPlace { Sentence = "AuthConfig names no former certificate" })
                : Blocked($"It is not known which certificate goes; see step {NextCertificateStep.StepId}.");
        }

        if (!published)
        {
            return new Observation(Removed(former, PublishedStep.StepId));
        }

        return Has(await KeysAsync(context, cancellation), former)
            ? new Observation(Removed(former, after: null))
            : new Observation(new Finding.InPlace { Sentence = $"{principal.Name} has no key {former}" });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var former = context.Facts.Find(RotationFacts.Former)!;
        var incoming = context.Facts.Find(RotationFacts.Incoming);

        // I1, right before the key goes: every server is proven on the new one, and this principal accepts it.
        if (incoming is null || !string.Equals(context.Facts.Find(RotationFacts.Proven), incoming, StringComparison.OrdinalIgnoreCase))
        {
            throw new StepRefusedException($"Key {former} of {principal.Name} was left: not every server is proven on {incoming ?? "the new certificate"} yet.");
        }

        if (!Has(await KeysAsync(context, cancellation), incoming))
        {
            throw new StepRefusedException($"Key {former} of {principal.Name} was left: {incoming}, which is in use, is not among its keys. Upload it first (ticket with the action 'rotate').");
        }

        var writer = principal.Application is null
            ? KeyWriter.ForApplications(context.RequiredDirectory(), context.Time)
            : new KeyWriter(context.RequiredDirectory(), context.Time);
        var outcome = await writer.RemoveAsync(IdIn(context.Facts), former, cancellation);
        if (!outcome.IsDone && outcome is not KeyWriteOutcome.NotYetVisible)
        {
            throw new StepRefusedException(outcome.Sentence);
        }
    }

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(before.Finding.CallsForChange
            ? new UndoOutcome.Blocked { Sentence = "The key of a certificate that is not used any more is not put back." }
            : new UndoOutcome.NothingToUndo { Sentence = "This run removed no key." });

    private Guid IdIn(Facts facts) => principal.Application
        ?? (Guid.TryParse(facts.Find(FactNames.HybridApplication), out var id) ? id : throw new StepRefusedException($"{principal.Name} was not found in {Target}."));

    private async Task<IReadOnlyList<KeyCredential>> KeysAsync(StepContext context, CancellationToken cancellation)
    {
        var directory = context.RequiredDirectory();
        return principal.Application is { } application
            ? (await directory.FindServicePrincipalAsync(application, cancellation))?.Keys ?? []
            : (await directory.FindApplicationAsync(IdIn(context.Facts), cancellation))?.Keys ?? [];
    }

    private Finding.Different Removed(string former, string? after) => new()
    {
        Sentence = $"would remove {former} from {principal.Name} {Organization.Rotation.GraceDays} days after every server was proven on the new one; other keys stay" +
            RotationWindows.Words("and only in the activation window", RotationWindows.Activation(Organization)),
        Settings = [new Setting($"keyCredentials {former}", "removed", after is null ? "present" : "in use")],
        After = after,
    };

    private static bool Has(IReadOnlyList<KeyCredential> keys, string thumbprint) =>
        keys.Any(key => KeyKind.ChecksSignatures(key) && string.Equals(KeyThumbprint.Of(key), thumbprint, StringComparison.OrdinalIgnoreCase));
}

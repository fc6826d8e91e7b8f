using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>Once published, the certificate is kept in the vault as the current one: the watch and the next upload read it there.</summary>
internal sealed class CurrentVaultedStep(OrganizationProfile organization) : IStep
{
    private readonly AuthCertificateVaultedStep _vaulted = new(organization, RotateDocument.Part("after it is published"));

    public string Id => ProcedureIds.Rotate + "/vaulted-as-current";

    public Site Site => _vaulted.Site;

    public string Target => _vaulted.Target;

    public string Object => $"{_vaulted.Object}, once the new one is published";

    public DocumentReference Document => _vaulted.Document;

    public Risk Risk => _vaulted.Risk;

    public bool Optional => false;

    public IReadOnlyList<string> Needs => [.. _vaulted.Needs, RotationFacts.Standing, RotationFacts.Incoming];

    public IReadOnlyList<string> Publishes => _vaulted.Publishes;

    public async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var incoming = context.Facts.Find(RotationFacts.Incoming);
        if (context.Facts.Find(RotationFacts.Standing) is not nameof(RotationStanding.Published))
        {
            return new Observation(Kept(incoming is null ? new PlanValue.KnownAfterApply(NextCertificateStep.StepId) : incoming, null, PublishedStep.StepId));
        }

        var seen = await _vaulted.InspectAsync(context, cancellation);
        return seen.Finding.CallsForChange ? seen with { Finding = Kept(incoming ?? "", seen.Before.GetValueOrDefault("Thumbprint"), after: null) } : seen;
    }

    public Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => _vaulted.ApplyAsync(context, before, cancellation);

    public Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "The vault keeps what AuthConfig names; earlier versions are still there." });

    private static Finding.Different Kept(PlanValue thumbprint, string? actual, string? after) => new()
    {
        Sentence = "would keep it in the vault as the current auth certificate, once it is",
        Settings = [new Setting("thumbprint", thumbprint, actual)],
        After = after,
    };
}

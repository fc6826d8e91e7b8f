using HybridTrust.Organizations;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>The dedicated application is there to be given the next certificate; making it is <c>dedicated-hybrid-app</c>'s. It only reads.</summary>
internal sealed class ApplicationFoundStep(OrganizationProfile organization) : EntraStep(organization)
{
    private readonly HybridApplicationStep _application = new(organization);

    public override string Id => ProcedureIds.Rotate + "/application";

    public override string Object => _application.Object;

    public override DocumentReference Document => RotateDocument.Part("applications that know the certificate");

    public override IReadOnlyList<string> Publishes => [FactNames.HybridApplication];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var seen = await _application.InspectAsync(context, cancellation);
        return seen.Finding.CallsForChange
            ? Blocked($"{Target} has no {Object}, which the profile of {Organization.Name} wants. Run procedure {ProcedureIds.DedicatedHybridApp} first.")
            : seen;
    }

    public override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => Task.CompletedTask;

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "Looking changes nothing." });
}

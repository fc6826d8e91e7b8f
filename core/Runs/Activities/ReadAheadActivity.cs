using HybridTrust.Evidence;
using HybridTrust.Runs.Turns;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>
/// Reads whether a run is over: by its evidence, which every run ends with saying so; and by the engine, for the run that died before it could.
/// </summary>
/// <param name="evidence">The evidence.</param>
/// <param name="turns">What was claimed a moment ago.</param>
/// <param name="workflows">The engine; null where activities cannot ask it, and then only the evidence counts.</param>
internal sealed class ReadAheadActivity(EvidenceLog evidence, TurnLedger turns, IWorkflowClient? workflows) : Activity<AheadToRead, AheadReading>
{
    private static readonly AheadReading GoesOn = new(Over: false);

    public override async Task<AheadReading> RunAsync(AheadToRead input, CancellationToken cancellation)
    {
        // The engine first: a run that ends between the two looks has said so by the second.
        var instance = workflows is null ? null : await workflows.FindAsync(input.Run, cancellation);
        if ((await evidence.ReadAsync(input.Run, cancellation)).Any(r => r.Entry.Kind is EvidenceKind.Ended))
        {
            return new AheadReading(Over: true);
        }

        return instance switch
        {
            _ when workflows is null => GoesOn,
            { Status: InstanceStatus.Running } => GoesOn,
            null when (await turns.ReadAsync(input.Organization, cancellation)).Of(input.Run) is not null => GoesOn,
            null => new AheadReading(Over: true, "There is no such run on this host."),
            { Failure: { } failure } => new AheadReading(Over: true, failure.Message),
            _ => new AheadReading(Over: true, "Its evidence does not say how it ended."),
        };
    }
}

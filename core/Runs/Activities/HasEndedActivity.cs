using HybridTrust.Evidence;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Reads from a run's evidence whether it has ended. Nothing else is common to all engines.</summary>
internal sealed class HasEndedActivity(EvidenceLog evidence) : Activity<string, bool>
{
    public override async Task<bool> RunAsync(string input, CancellationToken cancellation) =>
        (await evidence.ReadAsync(input, cancellation)).Any(r => r.Entry.Kind is EvidenceKind.Ended);
}

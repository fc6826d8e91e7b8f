using HybridTrust.Evidence;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Appends to a run's evidence.</summary>
internal sealed class AppendEvidenceActivity(EvidenceLog log) : Activity<EvidenceToAppend, EvidenceChain>
{
    public override Task<EvidenceChain> RunAsync(EvidenceToAppend input, CancellationToken cancellation) =>
        log.AppendAsync(input.Run, input.Head, input.Entries, cancellation);
}

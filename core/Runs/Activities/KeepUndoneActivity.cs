using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Remembers what was put back, so that nobody is asked to put it back again.</summary>
internal sealed class KeepUndoneActivity(UndoLedger ledger) : Activity<UndoneSteps, bool>
{
    public override Task<bool> RunAsync(UndoneSteps input, CancellationToken cancellation) => ledger.KeepAsync(input, cancellation);
}

using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Reads what there is to put back of a run.</summary>
internal sealed class LoadUndoActivity(UndoLedger ledger) : Activity<string, UndoBasis>
{
    public override Task<UndoBasis> RunAsync(string input, CancellationToken cancellation) => ledger.ReadAsync(input, cancellation);
}

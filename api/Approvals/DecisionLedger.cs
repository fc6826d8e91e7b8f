using HybridTrust.Records;
using HybridTrust.Runs;

namespace HybridTrust.Api.Approvals;

/// <summary>The decisions on plans: one a plan, and the first stands, whoever comes at the same moment.</summary>
public sealed class DecisionLedger(IRecords records)
{
    /// <summary>The decision that stands on the same plan, or null.</summary>
    public Task<Approval?> FindAsync(Approval decision, CancellationToken cancellation) =>
        records.FindAsync<Approval>(Approval.Key(decision.Run, decision.PlanHash), cancellation);

    /// <summary>Records a decision; gives the one that stands, which is another when somebody was first.</summary>
    public async Task<Approval> RecordAsync(Approval decision, CancellationToken cancellation) =>
        await records.TryCreateAsync(Approval.Key(decision.Run, decision.PlanHash), decision, cancellation)
            ? decision
            : await FindAsync(decision, cancellation)
                ?? throw new InvalidOperationException($"The decision on plan {decision.PlanHash} of {decision.Run} is there and cannot be read.");
}

using HybridTrust.Jobs;
using HybridTrust.Records;
using HybridTrust.Runs;

namespace HybridTrust.Api.Approvals;

/// <summary>The decisions on plans, signed by the host: one a slot, and the first stands, whoever comes at the same moment.</summary>
public sealed class DecisionLedger(IRecords records, IJobSigner signer)
{
    /// <summary>The decision that stands on a plan, or null.</summary>
    public async Task<Approval?> FindAsync(string run, string plan, ApprovalSlot slot, CancellationToken cancellation) =>
        (await records.FindAsync<SealedApproval>(Approval.Key(run, plan, slot), cancellation))?.Approval;

    /// <summary>Records a decision; gives the one that stands, which is another when somebody was first.</summary>
    public async Task<Approval> RecordAsync(Approval decision, ApprovalSlot slot, CancellationToken cancellation)
    {
        var signed = await SealedApproval.SealAsync(signer, decision, slot, cancellation);
        return await records.TryCreateAsync(Approval.Key(decision.Run, decision.PlanHash, slot), signed, cancellation)
            ? decision
            : await FindAsync(decision.Run, decision.PlanHash, slot, cancellation)
                ?? throw new InvalidOperationException($"The decision on plan {decision.PlanHash} of {decision.Run} is there and cannot be read.");
    }
}

using System.Security.Cryptography;
using System.Text;
using HybridTrust.Jobs;
using HybridTrust.Records;
using HybridTrust.Runs;

namespace HybridTrust.Api.Approvals;

/// <summary>The decisions on plans, signed by the host: one a slot, and the first stands, whoever comes at the same moment.</summary>
public sealed class DecisionLedger(IRecords records, IJobSigner signer)
{
    private const string Late = "late-decisions";

    /// <summary>The decision that stands on a plan, or null.</summary>
    public async Task<Approval?> FindAsync(string run, string plan, ApprovalSlot slot, CancellationToken cancellation) =>
        (await records.FindAsync<SealedApproval>(Approval.Key(run, plan, slot), cancellation))?.Approval;

    /// <summary>Remembers who decided otherwise when a decision stood already: it counts for nothing, and the report names it. A person's first word is kept.</summary>
    public async Task KeepLateAsync(Approval decision, CancellationToken cancellation) => await records.TryCreateAsync(
        new RecordKey(Late, $"{decision.Run}/{decision.PlanHash}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(decision.By)))[..16]}"), decision, cancellation);

    /// <summary>What came too late for a run, in the order in which it came.</summary>
    public async Task<IReadOnlyList<Approval>> LateAsync(string run, CancellationToken cancellation)
    {
        var late = new List<Approval>();
        await foreach (var key in records.ListAsync(Late, $"{run}/", cancellation))
        {
            if (await records.FindAsync<Approval>(key, cancellation) is { } decision)
            {
                late.Add(decision);
            }
        }

        return [.. late.OrderBy(d => d.At)];
    }

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

using HybridTrust.Jobs;
using HybridTrust.Records;
using HybridTrust.Runs.Orders;

namespace HybridTrust.Runs;

/// <summary>The host's word before each change, its own and those of runners: the run still holds the lock, nobody stopped it, and its plan is approved.</summary>
public sealed class ChangeGate(IRecords records, IJobSigner signer, TimeProvider time)
{
    private readonly OrganizationLock _lock = new(records, time);
    private readonly ApprovalCheck _approvals = new(records, signer, time);
    private readonly OrderLedger _orders = new(records);

    /// <summary>Why the next change must not begin, or null.</summary>
    public async Task<string?> ObjectionAsync(ChangeTerms terms, CancellationToken cancellation) =>
        await _orders.ObjectionAsync(terms.Run, cancellation)
        ?? await _lock.ObjectionAsync(terms.Organization, terms.Fence, cancellation)
        ?? (terms.Approval is { } approval ? await _approvals.ObjectionAsync(approval, cancellation) : null);
}

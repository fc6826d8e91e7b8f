using HybridTrust.Records;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Gives the organization's lock back.</summary>
internal sealed class ReleaseLockActivity(IRecords records, TimeProvider time) : Activity<LockRequest, bool>
{
    public override Task<bool> RunAsync(LockRequest input, CancellationToken cancellation) =>
        new OrganizationLock(records, time).ReleaseAsync(input, cancellation);
}

using HybridTrust.Records;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Takes the organization's lock for a stage.</summary>
internal sealed class AcquireLockActivity(IRecords records, TimeProvider time) : Activity<LockRequest, LockGrant>
{
    public override Task<LockGrant> RunAsync(LockRequest input, CancellationToken cancellation) =>
        new OrganizationLock(records, time).AcquireAsync(input, cancellation);
}

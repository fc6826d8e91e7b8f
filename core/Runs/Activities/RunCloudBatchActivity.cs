using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Proofs;
using HybridTrust.Records;
using HybridTrust.Steps;
using HybridTrust.Vault;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Carries out Entra and Vault steps in the host.</summary>
internal sealed class RunCloudBatchActivity(
    BatchExecutor executor, IRecords records, IDirectories directories, ICertificateVault vault, IPartnerProbe probe, TimeProvider time) : Activity<CloudBatch, BatchResult>
{
    public override Task<BatchResult> RunAsync(CloudBatch input, CancellationToken cancellation)
    {
        var context = new StepContext
        {
            Organization = input.Batch.Organization,
            Facts = new Facts(input.Batch.Facts),
            Certificates = new RecordedCertificates(records, input.Run),
            Time = time,
            Directory = directories.For(input.Batch.Organization.Tenant),
            Vault = vault,
            Probe = probe,
        };
        var fence = new OrganizationLock(records, time);
        return executor.RunAsync(
            input.Batch,
            context,
            input.Journal is { } name ? new RecordedBatchJournal(records, $"{input.Run}/{name}") : NoBatchJournal.Instance,
            token => fence.ObjectionAsync(input.Batch.Organization.Name, input.Fence, token),
            cancellation);
    }
}

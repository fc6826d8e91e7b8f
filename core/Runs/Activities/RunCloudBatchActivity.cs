using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Entra;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Records;
using HybridTrust.Steps;
using HybridTrust.Tickets;
using HybridTrust.Vault;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Carries out Entra and Vault steps in the host, and Exchange Online steps for profiles that chose REST.</summary>
internal sealed class RunCloudBatchActivity(
    BatchExecutor executor,
    IRecords records,
    IJobSigner signer,
    IDirectories directories,
    ICertificateVault vault,
    IExchangeOnlineShells exchangeOnline,
    IPartnerProbe probe,
    KeyWriterPatience keyPatience,
    IChangeControl changes,
    TimeProvider time) : Activity<CloudBatch, BatchResult>
{
    public override async Task<BatchResult> RunAsync(CloudBatch input, CancellationToken cancellation)
    {
        var organization = input.Batch.Organization;

        // With the module these steps are a runner's: here they would find no shell, rather than a second way to the same cmdlets.
        await using var shells = organization.ExchangeOnline is ExchangeOnlineAccess.Rest ? exchangeOnline.For(organization.Tenant) : null;
        var context = new StepContext
        {
            Organization = organization,
            Run = input.Run,
            Facts = new Facts(input.Batch.Facts),
            Certificates = new RecordedCertificates(records, input.Run),
            Time = time,
            Shells = shells,
            Directory = directories.For(organization.Tenant),
            Vault = vault,
            KeyPatience = keyPatience,
            Probe = probe,
        };
        var gate = new ChangeGate(records, signer, time, changes);
        return await executor.RunAsync(
            input.Batch,
            context,
            input.Journal is { } name ? new RecordedBatchJournal(records, $"{input.Run}/{name}") : NoBatchJournal.Instance,
            token => input.Terms is { } terms ? gate.ObjectionAsync(terms, token) : Task.FromResult<string?>($"{input.Run} only looks in this batch."),
            cancellation);
    }
}

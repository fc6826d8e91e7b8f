using HybridTrust.Api.Runners;
using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Jobs;
using HybridTrust.Procedures;
using HybridTrust.Records;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Tests.Runs;

/// <summary>A runner without a process: it opens envelopes, carries out batches and signs its answers as the real one does.</summary>
internal sealed class TestRunner(string name, PublicCertificate signer, IJobSigner certificate, ICmdletShells shells)
{
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);

    /// <summary>Answers jobs until it is cancelled.</summary>
    public async Task ServeAsync(IWorkflowClient client, IRecords records, CancellationToken cancellation)
    {
        var pending = new PendingJobs(client, records, TimeProvider.System);
        while (!cancellation.IsCancellationRequested)
        {
            foreach (var job in (await pending.OfAsync(name, cancellation)).Where(j => _answered.Add(j.JobId)))
            {
                await AnswerAsync(job, client, records, cancellation);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        }
    }

    private async Task AnswerAsync(PendingJob pending, IWorkflowClient client, IRecords records, CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow();
        var job = Assert.IsType<Opening<Job>.Opened>(JobEnvelope.Open(pending.Envelope, signer, name, now, TimeSpan.FromMinutes(1))).Value;
        var certificates = new Offered();
        var context = new StepContext
        {
            Organization = job.Batch.Organization,
            Facts = new Facts(job.Batch.Facts),
            Certificates = certificates,
            Time = TimeProvider.System,
            Shells = shells,
        };
        var batch = await new BatchExecutor(ProcedureCatalogue.Default, TimeProvider.System).RunAsync(
            job.Batch, context, NoBatchJournal.Instance, _ => Task.FromResult<string?>(null), cancellation);
        var result = new JobResult(
            JobResult.CurrentVersion, job.JobId, name, EnvelopeHash.Of(pending.Envelope), "1.2.3", new string('0', 64),
            batch, Refusal: null, certificates.All, now, TimeProvider.System.GetUtcNow());
        var signed = await JobResultEnvelope.SealAsync(certificate, result, cancellation);
        await new ResultLedger(records).RecordAsync(job.JobId, signed, cancellation);
        await client.RaiseEventAsync(job.JobId, JobResultNotice.EventName, new JobResultNotice(EnvelopeHash.Of(signed)), cancellation);
    }

    private sealed class Offered : ICertificateExchange
    {
        public List<PublicCertificate> All { get; } = [];

        public Task OfferAsync(PublicCertificate certificate, CancellationToken cancellation)
        {
            All.Add(certificate);
            return Task.CompletedTask;
        }

        public Task<PublicCertificate?> FindAsync(string thumbprint, CancellationToken cancellation) =>
            Task.FromResult(All.Find(c => string.Equals(c.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase)));
    }
}

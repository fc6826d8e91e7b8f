using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Jobs;
using HybridTrust.Procedures;
using HybridTrust.Records;
using HybridTrust.Runs;
using HybridTrust.Steps;
using HybridTrust.Tickets;
using HybridTrust.Workflows;

namespace HybridTrust.Testing;

/// <summary>
/// Answers jobs as a runner and the API would together, without processes: opens the envelope, carries out the batch with a journal of its
/// own, records the signed result and rings the bell. It outlives the engines it works for.
/// </summary>
public sealed class InProcessRunner(string name, ICmdletShells shells, PublicCertificate host, TimeProvider time) : IDisposable
{
    private static readonly ConcurrentDictionary<string, RSAParameters> KeysByName = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, byte[]> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(IWorkflowClient Engine, string Job), bool> _rung = [];
    private readonly InMemoryRecords _disk = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly X509Certificate2 _certificate = Certificate(name, time);

    public string Name => name;

    /// <summary>The host's signer, as this runner knows it.</summary>
    public PublicCertificate Host { get; set; } = host;

    /// <summary>Jobs carried out, each counted once.</summary>
    public int Jobs => _answers.Count;

    /// <summary>What happens just before this runner notes in its journal that a change begins, or that one is done; what it throws is the end of the process.</summary>
    public Action? BeforeNote { get; set; }

    /// <summary>What happens just before this runner asks for a change.</summary>
    public Func<Task>? BeforeChange { get; set; }

    /// <summary>Why a job is not carried out, as a runner's own checks would say; null carries it out.</summary>
    public Func<Job, JobRefusal?> Refuses { get; set; } = _ => null;

    public EnrolledRunner Enrolment => new(name, PublicCertificate.Of(_certificate), time.GetUtcNow());

    /// <summary>A self-signed RSA certificate. Who bears the same name has the same key throughout the process: making one takes a tenth of a second.</summary>
    public static X509Certificate2 Certificate(string name, TimeProvider time)
    {
        using var key = RSA.Create();
        key.ImportParameters(KeysByName.GetOrAdd(name, _ =>
        {
            using var made = RSA.Create(2048);
            return made.ExportParameters(includePrivateParameters: true);
        }));
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(time.GetUtcNow().AddDays(-1), time.GetUtcNow().AddYears(1));
    }

    /// <summary>Answers every pending job of this runner.</summary>
    public async Task AnswerAsync(IWorkflowClient engine, IRecords records, IJobSigner signer, CancellationToken cancellation, IChangeControl? changes = null)
    {
        // As many as drive runs, there is one runner, and it does one thing at a time.
        await _one.WaitAsync(cancellation);
        try
        {
            await AnswerAllAsync(engine, records, signer, changes, cancellation);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        _certificate.Dispose();
    }

    private async Task AnswerAllAsync(IWorkflowClient engine, IRecords records, IJobSigner signer, IChangeControl? changes, CancellationToken cancellation)
    {
        await foreach (var instance in engine.QueryAsync(JobId.PrefixOf(name), InstanceStatus.Running, cancellation))
        {
            var dispatch = instance.Input<JobDispatch>();
            if (dispatch.Runner != name || dispatch.ExpiresAt <= time.GetUtcNow())
            {
                continue;
            }

            if (!_answers.TryGetValue(instance.InstanceId, out var answer))
            {
                answer = _answers[instance.InstanceId] = await CarryOutAsync(instance.InstanceId, dispatch, new ChangeGate(records, signer, time, changes), cancellation);
            }

            if (_rung.ContainsKey((engine, instance.InstanceId)))
            {
                continue;
            }

            await records.TryCreateAsync(JobResultNotice.Key(instance.InstanceId), answer, cancellation);
            await engine.RaiseEventAsync(
                instance.InstanceId, JobResultNotice.EventName, new JobResultNotice(EnvelopeHash.Of(answer)), cancellation);
            _rung[(engine, instance.InstanceId)] = true;
        }
    }

    private async Task<byte[]> CarryOutAsync(string jobId, JobDispatch dispatch, ChangeGate gate, CancellationToken cancellation)
    {
        var started = time.GetUtcNow();
        var opening = JobEnvelope.Open(dispatch.Envelope, Host, name, started, TimeSpan.FromMinutes(5));
        var job = ((Opening<Job>.Opened)opening).Value;
        var found = new Collecting();
        var context = new StepContext
        {
            Organization = job.Batch.Organization,
            Facts = new Facts(job.Batch.Facts),
            Certificates = found,
            Time = time,
            Shells = shells,
        };
        var refusal = Refuses(job);
        var batch = refusal is not null ? null : await new BatchExecutor(ProcedureCatalogue.Default, time).RunAsync(
            job.Batch, context, new NotedBatchJournal(new RecordedBatchJournal(_disk, jobId), () => BeforeNote?.Invoke()), token => MayStartAsync(dispatch, gate, token), cancellation);
        var result = new JobResult(
            JobResult.CurrentVersion, jobId, name, EnvelopeHash.Of(dispatch.Envelope), "test", new string('0', 64), batch, refusal, found.All, started, time.GetUtcNow());
        return await JobResultEnvelope.SealAsync(new CertificateJobSigner(_certificate), result, cancellation);
    }

    private async Task<string?> MayStartAsync(JobDispatch dispatch, ChangeGate gate, CancellationToken cancellation)
    {
        await (BeforeChange?.Invoke() ?? Task.CompletedTask);
        return dispatch.Terms is { } terms ? await gate.ObjectionAsync(terms, cancellation) : "This job only looks.";
    }

    private sealed class Collecting : ICertificateExchange
    {
        public List<PublicCertificate> All { get; } = [];

        public Task OfferAsync(PublicCertificate certificate, CancellationToken cancellation)
        {
            All.Add(certificate);
            return Task.CompletedTask;
        }

        public Task<PublicCertificate?> FindAsync(string thumbprint, CancellationToken cancellation) =>
            Task.FromResult(All.Find(c => c.Thumbprint == thumbprint));
    }
}

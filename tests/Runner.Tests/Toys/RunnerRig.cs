using HybridTrust.Certificates;
using HybridTrust.Jobs;
using HybridTrust.Procedures;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.HostChannel;
using HybridTrust.Runner.Journal;
using HybridTrust.Runner.Policy;
using HybridTrust.Runner.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridTrust.Runner.Tests.Toys;

/// <summary>A runner with its folder, a host and a world. Each start is a new runner over the same folder.</summary>
internal sealed class RunnerRig : IDisposable
{
    private static readonly PollingConfig Polling = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5), TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("runner-").FullName;

    public RunnerRig() => WritePolicy();

    public ToyHost Host { get; } = new();

    public ToyWorld World { get; } = new();

    public TestTime Time { get; } = new();

    public string JournalPath => Path.Combine(_folder, "journal.log");

    public string SignersPath => Path.Combine(_folder, "signers.json");

    public string PolicyPath => Path.Combine(_folder, "policy.json");

    public ServerBuilds Builds { get; } = new();

    /// <summary>The journal of the runner that runs now.</summary>
    public RunnerJournal? Journal { get; private set; }

    public void WritePolicy(
        string? organization = null,
        string procedures = "\"toy\"",
        string applications = "\"33333333-3333-4333-8333-333333333333\"",
        string roles = "\"UserApplication\"",
        string more = "",
        string readOnly = "false") =>
        File.WriteAllText(PolicyPath, $$"""
            { "exchangeOrganization": "{{organization ?? Samples.Organization.ToString()}}", "procedures": [{{procedures}}],
              "applicationIds": [{{applications}}], "roles": [{{roles}}], {{more}} "readOnly": {{readOnly}} }
            """);

    /// <summary>Hands the job to the host, runs a runner until the host has the result, and opens that.</summary>
    public Task<JobResult> RunAsync(Job job) => RunAsync(job.JobId, Samples.Seal(job));

    public async Task<JobResult> RunAsync(string jobId, byte[] envelope)
    {
        Host.Add(jobId, envelope);
        var result = Array.Empty<byte>();
        await WhileRunningAsync(async () => result = await Host.ResultAsync(jobId));
        return Open(result, jobId, envelope);
    }

    /// <summary>Runs a runner for as long as something else takes.</summary>
    public async Task WhileRunningAsync(Func<Task> meanwhile, IRecordLog? log = null)
    {
        using var stop = new CancellationTokenSource();
        var runner = RunToEndAsync(stop.Token, log);
        try
        {
            await await Task.WhenAny(meanwhile(), runner);
        }
        finally
        {
            await stop.CancelAsync();
            await runner;
        }
    }

    /// <summary>Runs a runner until it is asked to stop or dies.</summary>
    public async Task RunToEndAsync(CancellationToken stop, IRecordLog? log = null)
    {
        using var journal = new RunnerJournal(log ?? JournalFile.Open(JournalPath), Time.Now);
        Journal = journal;
        var loops = new RunnerLoops(
            "exch-1",
            Host,
            new TrustedSigners(PublicCertificate.Of(TestCertificates.Host), SignersPath, Time, NullLogger.Instance),
            new CertificateJobSigner(TestCertificates.Runner),
            new PolicyFile(PolicyPath),
            journal,
            new ProcedureCatalogue([new ToyProcedure()]),
            () => new ToyShells(World),
            Polling,
            new ToolIdentity("1.0", new string('a', 64)),
            Builds,
            Time,
            NullLogger.Instance);
        await loops.RunAsync(stop);
    }

    public static JobResult Open(byte[] result, string jobId, byte[] envelope) =>
        Assert.IsType<Opening<JobResult>.Opened>(JobResultEnvelope.Open(
            result, PublicCertificate.Of(TestCertificates.Runner), jobId, EnvelopeHash.Of(envelope), "exch-1")).Value;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

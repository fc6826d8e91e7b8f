using HybridTrust.Certificates;
using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Records;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Tickets;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>The evidence of one whole run, made once.</summary>
public sealed class EvidenceOfRun : IAsyncLifetime, IDisposable
{
    private readonly EngineDirectory _directory = new();

    /// <summary>The evidence, a record a line.</summary>
    public string[] Lines { get; private set; } = [];

    /// <summary>The same, read.</summary>
    public IReadOnlyList<EvidenceRecord> Records { get; private set; } = [];

    /// <summary>What the ticket was told.</summary>
    public IReadOnlyList<TicketComment> Comments { get; private set; } = [];

    /// <summary>The host's signer.</summary>
    public PublicCertificate Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);
        var request = bench.Request();
        await bench.DriveAsync(engine, request, limit.Token);
        Records = await bench.EvidenceAsync(RunId.Of(request));
        Lines = [.. Records.Select(TrustJson.Serialize)];
        Host = await ((IJobSigner)bench.Services.GetService(typeof(IJobSigner))!).CertificateAsync(limit.Token);
        Comments = [.. (await bench.Records.FindAsync<TicketBox>(TicketBox.Key(RunId.Of(request)), limit.Token))!.Entries.Where(e => e.Kind is TicketEntryKind.Comment).Select(e => e.Comment)];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _directory.Dispose();
}

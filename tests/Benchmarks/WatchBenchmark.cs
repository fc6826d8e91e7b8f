using System.Diagnostics;
using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Jobs;
using HybridTrust.Local.Engine;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Records;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Tickets;
using HybridTrust.Vault;
using HybridTrust.Watch;
using HybridTrust.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridTrust.Benchmarks;

/// <summary>
/// One watch of many organizations on the embedded engine, journal on disk. The servers were verified this week, so the watch reads vault and
/// tenant of each; one organization in sixteen has a certificate near its end, and people are told of it.
/// </summary>
internal static class WatchBenchmark
{
    private const int Certificates = 16;

    /// <summary>Measures and prints. One size a process: the peak of memory is the process's.</summary>
    public static async Task RunAsync(int organizations)
    {
        var now = TimeProvider.System.GetUtcNow();
        var certificates = Enumerable.Range(0, Certificates).Select(number =>
        {
            using var made = InProcessRunner.Certificate($"auth-{number}", number == 0 ? Back(now) : TimeProvider.System);
            return PublicCertificate.Of(made);
        }).ToList();
        using var signer = InProcessRunner.Certificate("host", TimeProvider.System);
        var records = new InMemoryRecords();
        await FillAsync(records, organizations, now);

        var directory = Path.Combine(Path.GetTempPath(), $"hybridtrust-bench-{Environment.ProcessId}");
        EmbeddedEngine? engine = null;
        var world = new WatchedWorld(certificates);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IRecords>(records)
            .AddSingleton<IDirectories>(world)
            .AddSingleton<ICertificateVault>(world)
            .AddSingleton<IJobSigner>(new CertificateJobSigner(signer))
            .AddSingleton(new HostIdentity("benchmark", Simulated: true))
            .AddSingleton<ITicketing>(new TicketOutbox(records, [], TimeProvider.System))
            .AddSingleton<IProcedureCatalogue>(ProcedureCatalogue.Default)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IWorkflowClient>(_ => engine!)
            .BuildServiceProvider();
        try
        {
            await using (engine = new EmbeddedEngine(
                new WorkflowRegistry().AddRuns().AddWatch(), services, TimeProvider.System, NullLoggerFactory.Instance, new EmbeddedEngineOptions { DataDirectory = directory }))
            {
                await engine.StartAsync(CancellationToken.None);
                var started = TimeProvider.System.GetTimestamp();
                await engine.StartAsync(WatchWorkflow.Reference, "watch-bench", WatchOrder.All, CancellationToken.None);
                var ended = await engine.WaitForEndAsync("watch-bench", CancellationToken.None);
                var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
                var totals = ended.Output<WatchTotals>() ?? throw new InvalidOperationException($"The watch ended {ended.Status}: {ended.Failure?.Message}");
                if (totals is not { Unread: 0, Problems: 0 } || totals.Organizations != organizations || totals.Raised != (organizations + Certificates - 1) / Certificates)
                {
                    throw new InvalidOperationException($"The watch saw {totals}.");
                }

                using var process = Process.GetCurrentProcess();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{organizations} organizations in {seconds:F1} s, peak {process.PeakWorkingSet64 / 1048576} MB ({totals.Raised} causes raised, {organizations / 50} tenants throttled once; {Environment.ProcessorCount} processors)"));
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task FillAsync(InMemoryRecords records, int organizations, DateTimeOffset now)
    {
        var profiles = new OrganizationStore(records);
        var store = new WatchStore(records);
        for (var number = 0; number < organizations; number++)
        {
            var profile = Profiles.Fabrikam with { Name = $"org-{number:D6}", Tenant = Profiles.Fabrikam.Tenant with { Id = WatchedWorld.TenantOf(number) } };
            await profiles.SaveAsync(profile, CancellationToken.None);
            await store.SaveAsync(
                new WatchedOrganization(profile.Name, now, [], [], new SiteReading("run-before", now, [], [])) { VerifyStartedAt = now }, CancellationToken.None);
        }
    }

    /// <summary>A clock by which a certificate of a year was made nine months ago.</summary>
    private static ShiftedTime Back(DateTimeOffset now)
    {
        var time = new ShiftedTime();
        time.Set(now.AddDays(-200));
        return time;
    }
}

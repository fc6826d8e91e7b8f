using System.Net;
using System.Reflection;
using HybridTrust.Api;
using HybridTrust.Api.Callers;
using HybridTrust.Api.Requests;
using HybridTrust.Api.Runs;
using HybridTrust.Api.Ticketing;
using HybridTrust.Cmdlets;
using HybridTrust.Entra;
using HybridTrust.Jobs;
using HybridTrust.Local.Engine;
using HybridTrust.Local.Hosting.Records;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Records;
using HybridTrust.Runs;
using HybridTrust.Simulation.Client;
using HybridTrust.Vault;
using HybridTrust.Watch;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Hosting;

/// <summary>
/// The product on one machine: engine, records and API in this process. Its cloud is always an estate; there are no adapters for
/// a real one here, and everything it writes says so.
/// </summary>
internal sealed class EmbeddedHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private readonly WatchTimer? _watch;

    private EmbeddedHost(WebApplication application, EmbeddedEngine engine, WatchTimer? watch)
    {
        _application = application;
        _watch = watch;
        Engine = engine;
        Url = new Uri(application.Urls.First());
    }

    /// <summary>Where the API listens.</summary>
    public Uri Url { get; }

    /// <summary>Its engine.</summary>
    public EmbeddedEngine Engine { get; }

    /// <summary>The product's version.</summary>
    public static string Version { get; } =
        typeof(EmbeddedHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    /// <summary>Starts a host; it goes on with what an earlier one in the same directory left.</summary>
    public static async Task<EmbeddedHost> StartAsync(EmbeddedHostOptions options, CancellationToken cancellation)
    {
        var records = new FileRecords(options.DataDirectory);
        var application = Build(options, records);
        var engine = application.Services.GetRequiredService<EmbeddedEngine>();
        try
        {
            await EnrolAsync(options, records, cancellation);
            await engine.StartAsync(cancellation);
            application.UseClockHeader(options.Time);
            application.MapHybridTrustApi();
            await application.StartAsync(cancellation);
            var watch = options.Watches
                ? new WatchTimer(application.Services.GetRequiredService<WatchStarter>(), options.Time, application.Services.GetRequiredService<ILoggerFactory>().CreateLogger<WatchTimer>())
                : null;
            return new EmbeddedHost(application, engine, watch);
        }
        catch
        {
            await engine.DisposeAsync();
            await application.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_watch is not null)
        {
            await _watch.DisposeAsync();
        }

        await _application.DisposeAsync();
        await Engine.DisposeAsync();
    }

    private static WebApplication Build(EmbeddedHostOptions options, FileRecords records)
    {
        // The empty builder reads no configuration: no file and no environment variable can add an address to listen on.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging =>
        {
            if (options.Log is { } log)
            {
                logging.AddProvider(new PlainLog(log, options.Time));
            }
        });
        AddPorts(builder.Services, options, records);
        builder.Services.AddHybridTrustApi(new ApiOptions { IssuesRunnerTokens = true, Senders = options.Senders });
        return builder.Build();
    }

    private static void AddPorts(IServiceCollection services, EmbeddedHostOptions options, FileRecords records)
    {
        services.AddSingleton<TimeProvider>(options.Time);
        services.AddSingleton(new HostIdentity(Version, Simulated: true, HostProgram.HashOf(typeof(EmbeddedHost).Assembly))
        {
            Address = options.Port > 0 ? new UriBuilder("http", "127.0.0.1", options.Port).Uri : null,
        });
        services.AddSingleton<IRecords>(records);
        services.AddSingleton<IDirectories>(new OneDirectory(new EstateDirectory(options.Estate, options.Time)));
        services.AddSingleton(KeyWriterPatience.Rehearsal);
        services.AddSingleton<ICertificateVault>(new EstateVault(options.Estate));
        services.AddSingleton<IExchangeOnlineShells>(new EstateExchangeOnline(options.Estate));
        services.AddSingleton<IPartnerProbe>(new EstateProbe(options.Estate));
        services.AddSingleton(options.Signer);
        services.AddTicketing(options.Connections).AddHostedService<TicketSweeper>();
        services.AddSingleton<IProcedureCatalogue>(ProcedureCatalogue.Default);
        services.AddSingleton<ICallerResolver>(new RunnerTokens(new BearerTokens(options.Tokens), new RunnerStore(records)));
        services.AddSingleton<IRunReports, RunReports>();
        services.AddSingleton(s => new EmbeddedEngine(
            new WorkflowRegistry().AddRuns().AddWatch(),
            s,
            options.Time,
            s.GetRequiredService<ILoggerFactory>(),
            new EmbeddedEngineOptions { DataDirectory = Path.Combine(options.DataDirectory, "engine"), Faults = options.Faults }));
        services.AddSingleton<IWorkflowClient>(s => s.GetRequiredService<EmbeddedEngine>());
        services.AddSingleton<IChangeNews, EmbeddedNews>();
    }

    private static async Task EnrolAsync(EmbeddedHostOptions options, FileRecords records, CancellationToken cancellation)
    {
        await new OrganizationStore(records).SaveAsync(options.Profile, cancellation);
        foreach (var runner in options.Runners)
        {
            await new RunnerStore(records).KeepDeployedAsync(runner, cancellation);
        }

        if (options.NextSigner is { } next)
        {
            await new AnnouncementStore(records).AnnounceAsync(options.Signer, next, options.Time.GetUtcNow(), cancellation);
        }
    }
}

using System.Reflection;
using HybridTrust.Api;
using HybridTrust.Api.Runs;
using HybridTrust.Api.Ticketing;
using HybridTrust.Functions.Durable;
using HybridTrust.Functions.Http;
using HybridTrust.Functions.Settings;
using HybridTrust.Runs;
using HybridTrust.Watch;
using HybridTrust.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Hosting;

/// <summary>Puts the product together in the Azure host.</summary>
internal static class HostServices
{
    // A look is a storage transaction here.
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    /// <summary>The product's version.</summary>
    public static string Version { get; } =
        typeof(HostServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    /// <summary>Adds everything but what the Functions worker brings itself.</summary>
    public static IServiceCollection AddHybridTrust(this IServiceCollection services, HostSettings settings)
    {
        var simulated = settings.World is HostWorld.Simulated;
        services
            .AddSingleton(settings)
            .AddSingleton(settings.Runners)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new HostIdentity(Version, simulated, HostProgram.HashOf(typeof(HostServices).Assembly)) { Address = settings.Address })
            .AddSingleton<Enrolment>()
            .AddSingleton<SignerSuccession>()
            .AddSingleton<HttpFace>()
            .AddSingleton<IRunReports, RunReports>()
            .AddTicketing(settings.Connections)
            .AddDurableWorkflows(new WorkflowRegistry().AddRuns().AddWatch().AddDurable())
            .AddHybridTrustApi(new ApiOptions { PollInterval = PollInterval, Senders = settings.Senders });
        return settings.World switch
        {
            HostWorld.Azure azure => services.AddAzureWorld(azure),
            HostWorld.Simulated simulation => services.AddSimulatedWorld(simulation),
            _ => throw new InvalidOperationException("The world is Azure or simulated."),
        };
    }

    /// <summary>What has to be there before the first request: the containers of a simulation, organizations and runners of the enrolment folder.</summary>
    public static async Task PrepareAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        if (services.GetRequiredService<HostSettings>().World is HostWorld.Simulated simulated)
        {
            await SimulatedWorld.PrepareAsync(simulated, cancellation);
        }

        await services.GetRequiredService<Enrolment>().LoadAsync(cancellation);
        await services.GetRequiredService<SignerSuccession>().AnnounceAsync(cancellation);
    }
}

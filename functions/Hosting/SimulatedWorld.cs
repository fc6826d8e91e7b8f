using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Azure.Storage.Blobs;
using HybridTrust.Api.Callers;
using HybridTrust.Cmdlets;
using HybridTrust.Entra;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.Directory;
using HybridTrust.Functions.Azure.ExchangeOnline;
using HybridTrust.Functions.Azure.Identities;
using HybridTrust.Functions.Azure.Records;
using HybridTrust.Functions.Azure.Vault;
using HybridTrust.Functions.Callers;
using HybridTrust.Functions.Settings;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Records;
using HybridTrust.Vault;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Hosting;

/// <summary>
/// The ports of a host on a desk: the same adapters as in a subscription, pointed at an estate and at the storage emulator. Callers and
/// job signer are the simulation's own and worth nothing anywhere else.
/// </summary>
internal static class SimulatedWorld
{
    /// <summary>Adds them.</summary>
    /// <exception cref="SettingsException">A file that the settings name cannot be used.</exception>
    public static IServiceCollection AddSimulatedWorld(this IServiceCollection services, HostWorld.Simulated world)
    {
        var token = File.ReadAllText(world.EstateTokenFile).Trim();
        var signer = Use(world.SignerFile, path => X509Certificate2.CreateFromPemFile(path));
        var cloud = SimulatedCloud.Of(CloudTable.Of(Cloud.Global), world.Estate);
        return services
            .AddSingleton<ICallerResolver>(Use(world.CallersFile, path => SimulatedCallersFile.Read(File.ReadAllText(path))))
            .AddSingleton<IRecords>(_ => new BlobRecords(Storage(world)))
            .AddSingleton<ICertificateVault>(s =>
            {
                // The estate knows one token, so reader and writer are one here.
                var secrets = LoopbackVault.Secrets(world.Estate, new EstateCredential(token, s.GetRequiredService<TimeProvider>()));
                return new KeyVaultCertificates(reader: secrets, writer: secrets);
            })
            .AddSingleton<IJobSigner>(s => new CertificateJobSigner(signer)
            {
                Predecessor = SignerFiles.Previous(s.GetRequiredService<HostSettings>()),
            })
            .AddSingleton<IDirectories>(s =>
            {
                var time = s.GetRequiredService<TimeProvider>();
                return new GraphDirectories(cloud, new EstateCredential(token, time), time);
            })
            .AddSingleton<IExchangeOnlineShells>(s =>
            {
                var time = s.GetRequiredService<TimeProvider>();
                return new ExchangeOnlineTenants(cloud, new EstateCredential(token, time), time);
            })
            .AddSingleton<IPartnerProbe>(new SimulatedProbe(Client(world.Estate, token)));
    }

    /// <summary>Makes the emulator's containers; in Azure the deployment makes them.</summary>
    public static async Task PrepareAsync(HostWorld.Simulated world, CancellationToken cancellation)
    {
        foreach (var container in new[] { BlobNames.Records, BlobNames.Evidence })
        {
            await Storage(world).GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: cancellation);
        }
    }

    private static BlobServiceClient Storage(HostWorld.Simulated world) => new(world.Storage);

    // A proxy of the machine has no business with loopback.
    private static HttpClient Client(Uri estate, string token) => new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = estate,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    private static T Use<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception wrong) when (wrong is FormatException or System.Security.Cryptography.CryptographicException or IOException or ArgumentException)
        {
            throw new SettingsException([$"{path} cannot be used: {wrong.Message}"]);
        }
    }
}

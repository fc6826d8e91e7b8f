using Azure.Identity;
using Azure.Security.KeyVault.Certificates;
using Azure.Security.KeyVault.Keys.Cryptography;
using Azure.Security.KeyVault.Secrets;
using Azure.Storage.Blobs;
using HybridTrust.Api.Callers;
using HybridTrust.Cmdlets;
using HybridTrust.Entra;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.Directory;
using HybridTrust.Functions.Azure.ExchangeOnline;
using HybridTrust.Functions.Azure.Identities;
using HybridTrust.Functions.Azure.Proofs;
using HybridTrust.Functions.Azure.Records;
using HybridTrust.Functions.Azure.Signing;
using HybridTrust.Functions.Azure.Vault;
using HybridTrust.Functions.Callers;
using HybridTrust.Functions.Settings;
using HybridTrust.Jobs;
using HybridTrust.Proofs;
using HybridTrust.Records;
using HybridTrust.Vault;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Hosting;

/// <summary>The ports of a host in a subscription. Every credential is a managed identity.</summary>
internal static class AzureWorld
{
    private const string JobSigner = "job-signer";

    /// <summary>Adds them.</summary>
    public static IServiceCollection AddAzureWorld(this IServiceCollection services, HostWorld.Azure world)
    {
        var host = Identity(world.HostClientId);
        return services
            .AddSingleton<ICallerResolver, AppServiceCallers>()
            .AddSingleton<IRecords>(new BlobRecords(new BlobServiceClient(world.RecordsUri, host)))
            .AddSingleton<ICertificateVault>(new KeyVaultCertificates(
                reader: new SecretClient(world.VaultUri, Identity(world.ReaderClientId)),
                writer: new SecretClient(world.VaultUri, Identity(world.WriterClientId))))
            .AddSingleton<IJobSigner>(s => new KeyVaultJobSigner(
                new CertificateClient(world.VaultUri, host), key => new CryptographyClient(key, host), new JobSignerName(JobSigner, world.JobSignerVersion))
            {
                Predecessor = SignerFiles.Previous(s.GetRequiredService<HostSettings>()),
            })
            .AddSingleton<IDirectories>(s => new GraphDirectories(
                CloudTable.Of(world.Cloud), CredentialsOf(world), s.GetRequiredService<TimeProvider>()))
            .AddSingleton<IExchangeOnlineShells>(s => new ExchangeOnlineTenants(
                CloudTable.Of(world.Cloud), CredentialsOf(world), s.GetRequiredService<TimeProvider>()))
            .AddSingleton<IPartnerProbe, NotExercisedProbe>();
    }

    private static TenantCredentials CredentialsOf(HostWorld.Azure world) => new(
        CloudTable.Of(world.Cloud),
        world.TenantId,
        new HostIdentityIds(world.ReaderClientId.ToString(), world.ReaderApplicationId?.ToString()),
        new HostIdentityIds(world.WriterClientId.ToString(), world.WriterApplicationId?.ToString()));

    private static ManagedIdentityCredential Identity(Guid clientId) => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId.ToString()));
}

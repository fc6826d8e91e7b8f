using HybridTrust.Cmdlets;
using HybridTrust.Entra;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.Directory;
using HybridTrust.Functions.Azure.ExchangeOnline;
using HybridTrust.Functions.Azure.Identities;
using HybridTrust.Functions.Azure.Vault;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Organizations;
using HybridTrust.Testing;
using HybridTrust.Vault;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Tests.Runs;

/// <summary>The Azure host's own adapters for Graph, Key Vault and Exchange Online, pointed at a bench's estate in the place of the simulation's clients.</summary>
internal sealed class HostPorts(EstateBench estate) : IDisposable
{
    private readonly CloudEndpoints _cloud = SimulatedCloud.Of(CloudTable.Of(Cloud.Global), estate.Url);
    private readonly HurriedTime _time = new();
    private GraphDirectories? _directories;

    public IServiceCollection AddTo(IServiceCollection services)
    {
        var credential = new EstateCredential(EstateBench.Token, TimeProvider.System);
        var secrets = LoopbackVault.Secrets(estate.Url, credential);
        return services
            .AddSingleton<IDirectories>(_directories = new GraphDirectories(_cloud, credential, _time))
            .AddSingleton<ICertificateVault>(new KeyVaultCertificates(reader: secrets, writer: secrets))
            .AddSingleton<IExchangeOnlineShells>(new ExchangeOnlineTenants(_cloud, credential, _time));
    }

    public void Dispose() => _directories?.Dispose();
}

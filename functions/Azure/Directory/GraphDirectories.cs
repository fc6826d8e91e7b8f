using System.Collections.Concurrent;
using HybridTrust.Entra;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.Identities;
using HybridTrust.Organizations;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Azure.Directory;

/// <summary>The directory of each tenant that the deployment serves.</summary>
internal sealed class GraphDirectories(CloudEndpoints cloud, ITenantCredentials credentials, TimeProvider time)
    : IDirectories, IDisposable
{
    private readonly GraphClients _clients = new(cloud, time);
    private readonly ConcurrentDictionary<Guid, GraphDirectory> _directories = new();

    /// <inheritdoc />
    public IDirectory For(Tenant tenant)
    {
        if (tenant.Cloud != cloud.Cloud)
        {
            throw new PermanentFailureException(
                $"Tenant {tenant.Id} is in the cloud {tenant.Cloud}, this deployment in {cloud.Cloud}. Identities do not reach across clouds: deploy once for each cloud.");
        }

        return _directories.GetOrAdd(tenant.Id, id => new GraphDirectory(
            _clients.With(credentials.For(id, Access.Read)), _clients.With(credentials.For(id, Access.Write)), id));
    }

    /// <inheritdoc />
    public void Dispose() => _clients.Dispose();
}

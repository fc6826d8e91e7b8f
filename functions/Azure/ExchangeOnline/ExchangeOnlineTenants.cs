using HybridTrust.Cmdlets;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.Identities;
using HybridTrust.Organizations;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Azure.ExchangeOnline;

/// <summary>Exchange Online over REST in each tenant that the deployment serves.</summary>
internal sealed class ExchangeOnlineTenants(CloudEndpoints cloud, ITenantCredentials credentials, TimeProvider time) : IExchangeOnlineShells
{
    /// <inheritdoc />
    public ICmdletShells For(Tenant tenant) => tenant.Cloud == cloud.Cloud
        ? new ExchangeOnlineRest(cloud, credentials, tenant, time)
        : throw new PermanentFailureException(
            $"Tenant {tenant.Id} is in the cloud {tenant.Cloud}, this deployment in {cloud.Cloud}. Identities do not reach across clouds: deploy once for each cloud.");
}

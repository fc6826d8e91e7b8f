using Azure.Core;

namespace HybridTrust.Functions.Azure.Identities;

/// <summary>Credentials by tenant.</summary>
internal interface ITenantCredentials
{
    /// <summary>The credential for a tenant.</summary>
    TokenCredential For(Guid tenantId, Access access);
}

using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Azure.Identities;

/// <summary>
/// The managed identity in the deployment's own tenant; in another tenant a multi-tenant application that accepts the managed identity's
/// token as its credential, so that no secret exists anywhere.
/// </summary>
internal sealed class TenantCredentials : ITenantCredentials
{
    private readonly ConcurrentDictionary<(Guid Tenant, Access Access), TokenCredential> _credentials = new();
    private readonly Func<string, TokenCredential> _managedIdentity;
    private readonly CloudEndpoints _cloud;
    private readonly Guid _ownTenant;
    private readonly HostIdentityIds _reader;
    private readonly HostIdentityIds _writer;

    /// <summary>Credentials of a deployment.</summary>
    /// <param name="cloud">The cloud of the deployment; every tenant it serves is in it.</param>
    /// <param name="ownTenant">The tenant of the deployment.</param>
    /// <param name="reader">The identity that reads.</param>
    /// <param name="writer">The identity that writes.</param>
    /// <param name="managedIdentity">Makes the credential of a managed identity from its client id; null for the real one.</param>
    public TenantCredentials(
        CloudEndpoints cloud, Guid ownTenant, HostIdentityIds reader, HostIdentityIds writer, Func<string, TokenCredential>? managedIdentity = null)
    {
        _cloud = cloud;
        _ownTenant = ownTenant;
        _reader = reader;
        _writer = writer;
        _managedIdentity = managedIdentity ?? (id => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id)));
    }

    /// <summary>Where a federated application gets its tokens; replaced in tests.</summary>
    internal ClientAssertionCredentialOptions AssertionOptions { get; init; } = new();

    /// <inheritdoc />
    public TokenCredential For(Guid tenantId, Access access) => _credentials.GetOrAdd((tenantId, access), Make);

    private TokenCredential Make((Guid Tenant, Access Access) wanted)
    {
        var ids = wanted.Access is Access.Read ? _reader : _writer;
        var identity = _managedIdentity(ids.ManagedIdentity);
        if (wanted.Tenant == _ownTenant)
        {
            return identity;
        }

        if (ids.Application is not { } application)
        {
            throw new PermanentFailureException(
                $"Tenant {wanted.Tenant} is not the tenant of this deployment ({_ownTenant}), and no multi-tenant application is configured for " +
                $"access '{wanted.Access}'. Create one that trusts managed identity {ids.ManagedIdentity}, consent to it in the tenant, and put its client id into the settings.");
        }

        // One deployment is in one cloud, so one audience and one authority serve all its tenants.
        var exchange = new TokenRequestContext([$"{_cloud.TokenExchangeAudience}/.default"]);
        AssertionOptions.AuthorityHost = _cloud.Login;
        return new ClientAssertionCredential(
            wanted.Tenant.ToString(),
            application,
            async cancellation => (await identity.GetTokenAsync(exchange, cancellation)).Token,
            AssertionOptions);
    }
}

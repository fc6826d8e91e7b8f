using Azure.Core;

namespace HybridTrust.Functions.Azure.Identities;

/// <summary>The token of a simulated estate, on a desk. Any tenant, any access: the estate knows one token.</summary>
/// <param name="token">The token the estate was started with.</param>
/// <param name="time">The clock.</param>
internal sealed class EstateCredential(string token, TimeProvider time) : TokenCredential, ITenantCredentials
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(token, time.GetUtcNow() + Lifetime);

    /// <inheritdoc />
    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));

    /// <inheritdoc />
    public TokenCredential For(Guid tenantId, Access access) => this;
}

using HybridTrust.Entra;
using HybridTrust.Workflows;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace HybridTrust.Functions.Azure.Directory;

/// <summary>Policies of one tenant, through Microsoft Graph.</summary>
internal sealed class GraphPolicies(GraphServiceClient reader, Guid tenant)
{
    /// <summary>The default app management policy's cap on keys; null when the identity may not read it (Policy.Read.All), which nothing else needs.</summary>
    public async Task<KeyLifetimePolicy?> FindKeyLifetimeAsync(CancellationToken cancellation)
    {
        TenantAppManagementPolicy? policy;
        try
        {
            policy = await GraphReads.FindAsync(
                () => reader.Policies.DefaultAppManagementPolicy.GetAsync(cancellationToken: cancellation),
                $"reading the app management policy of tenant {tenant}",
                cancellation);
        }
        catch (PermanentFailureException)
        {
            return null;
        }

        return policy switch
        {
            null => null,
            { IsEnabled: true } => new KeyLifetimePolicy(Cap(policy.ApplicationRestrictions?.KeyCredentials), Cap(policy.ServicePrincipalRestrictions?.KeyCredentials)),
            _ => KeyLifetimePolicy.None,
        };
    }

    private static KeyLifetime? Cap(List<KeyCredentialConfiguration>? restrictions) => (restrictions ?? [])
        .Where(r => r is { RestrictionType: AppKeyCredentialRestrictionType.AsymmetricKeyLifetime, State: not AppManagementRestrictionState.Disabled, MaxLifetime: not null })
        .Select(r => new KeyLifetime(r.MaxLifetime!.Value, r.RestrictForAppsCreatedAfterDateTime))
        .OrderBy(cap => cap.Longest)
        .FirstOrDefault();
}

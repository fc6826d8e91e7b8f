using HybridTrust.Organizations;
using HybridTrust.Simulation.Entra;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Tokens;

/// <summary>What the metadata document of a token service says about itself.</summary>
internal sealed record TokenMetadata(string Type, string Issuer, string Realm)
{
    /// <summary>The document at an address; null when nothing answers there. A tenant answers by its id and its coexistence domain.</summary>
    public static TokenMetadata? Fetch(TenantDirectory tenant, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !Same(uri.Scheme, Uri.UriSchemeHttps) || uri.AbsolutePath.Split('/', 3) is not [_, var who, var what])
        {
            return null;
        }

        var hosts = CloudHosts.Of(tenant.Cloud);
        var isTenant = Same(who, tenant.CoexistenceDomain) || Same(who, tenant.TenantId.ToString());
        return isTenant && Same(what, "metadata/json/1") && Same(uri.Host, hosts.AccessControl)
            ? new(AuthServer.AccessControlService, TokenIssuer.AccessControl.ToString(), tenant.TenantId.ToString())
            : isTenant && Same(what, "federationmetadata/2007-06/federationmetadata.xml") && Same(uri.Host, hosts.FederationMetadata)
                ? new(AuthServer.AzureActiveDirectory, $"https://sts.windows.net/{tenant.TenantId}/", tenant.TenantId.ToString())
                : null;
    }

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

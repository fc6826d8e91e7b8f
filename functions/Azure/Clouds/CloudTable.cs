using HybridTrust.Organizations;

namespace HybridTrust.Functions.Azure.Clouds;

/// <summary>The endpoints of each cloud, in one place.</summary>
internal static class CloudTable
{
    // Login, Graph, Exchange Online: CloudHosts, which the servers' settings are made from as well.
    // Key Vault: Microsoft.Data.SqlClient, AlwaysEncrypted.AzureKeyVaultProvider, Constants.AzureKeyVaultPublicDomainNames.
    // Token exchange: MSAL, KnownMetadataProvider (by login host).
    private static readonly CloudEndpoints[] Clouds =
    [
        Endpoints(Cloud.Global, "vault.azure.net", "api://AzureADTokenExchange"),
        Endpoints(Cloud.UsGovernmentL4, "vault.usgovcloudapi.net", "api://AzureADTokenExchangeUSGov"),
        Endpoints(Cloud.UsGovernmentL5, "vault.usgovcloudapi.net", "api://AzureADTokenExchangeUSGov"),
        Endpoints(Cloud.China, "vault.azure.cn", "api://AzureADTokenExchangeChina"),
        Endpoints(Cloud.Bleu, "vault.sovcloud-api.fr", "api://AzureADTokenExchangeFrance"),
        Endpoints(Cloud.Delos, "vault.sovcloud-api.de", "api://AzureADTokenExchangeGermany"),
    ];

    /// <summary>The endpoints of a cloud.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cloud is none of the table's.</exception>
    public static CloudEndpoints Of(Cloud cloud) => Array.Find(Clouds, c => c.Cloud == cloud)
        ?? throw new ArgumentOutOfRangeException(
            nameof(cloud), cloud, $"The cloud '{cloud}' is not known. Use one of: {string.Join(", ", Clouds.Select(c => c.Cloud))}.");

    private static CloudEndpoints Endpoints(Cloud cloud, string keyVaultSuffix, string tokenExchangeAudience)
    {
        var hosts = CloudHosts.Of(cloud);
        return new CloudEndpoints
        {
            Cloud = cloud,
            Login = new Uri($"https://{hosts.Login}/"),
            Graph = new Uri($"https://{hosts.Graph}/"),
            KeyVaultSuffix = keyVaultSuffix,
            TokenExchangeAudience = tokenExchangeAudience,
            ExchangeOnline = hosts.Outlook is { } outlook ? new Uri($"https://{outlook}/") : null,
        };
    }
}

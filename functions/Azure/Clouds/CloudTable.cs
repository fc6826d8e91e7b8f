using HybridTrust.Organizations;

namespace HybridTrust.Functions.Azure.Clouds;

/// <summary>The endpoints of each cloud, in one place.</summary>
internal static class CloudTable
{
    // Login, Graph: CSS-Exchange, Shared/AzureFunctions/Get-CloudServiceEndpoint.ps1 (domain 2(f)); for Bleu and Delos, Get-MgEnvironment.
    // Key Vault: Microsoft.Data.SqlClient, AlwaysEncrypted.AzureKeyVaultProvider, Constants.AzureKeyVaultPublicDomainNames.
    // Token exchange: MSAL, KnownMetadataProvider (by login host).
    // Exchange Online: the service Microsoft's module talks to; for other clouds the host in CSS-Exchange's table. Bleu and Delos: no source.
    private static readonly CloudEndpoints[] Clouds =
    [
        new()
        {
            Cloud = Cloud.Global,
            Login = new Uri("https://login.microsoftonline.com/"),
            Graph = new Uri("https://graph.microsoft.com/"),
            KeyVaultSuffix = "vault.azure.net",
            TokenExchangeAudience = "api://AzureADTokenExchange",
            ExchangeOnline = new Uri("https://outlook.office365.com/"),
        },
        new()
        {
            Cloud = Cloud.UsGovernmentL4,
            Login = new Uri("https://login.microsoftonline.us/"),
            Graph = new Uri("https://graph.microsoft.us/"),
            KeyVaultSuffix = "vault.usgovcloudapi.net",
            TokenExchangeAudience = "api://AzureADTokenExchangeUSGov",
            ExchangeOnline = new Uri("https://outlook.office365.us/"),
        },
        new()
        {
            Cloud = Cloud.UsGovernmentL5,
            Login = new Uri("https://login.microsoftonline.us/"),
            Graph = new Uri("https://dod-graph.microsoft.us/"),
            KeyVaultSuffix = "vault.usgovcloudapi.net",
            TokenExchangeAudience = "api://AzureADTokenExchangeUSGov",
            ExchangeOnline = new Uri("https://outlook-dod.office365.us/"),
        },
        new()
        {
            Cloud = Cloud.China,
            Login = new Uri("https://login.partner.microsoftonline.cn/"),
            Graph = new Uri("https://microsoftgraph.chinacloudapi.cn/"),
            KeyVaultSuffix = "vault.azure.cn",
            TokenExchangeAudience = "api://AzureADTokenExchangeChina",
            ExchangeOnline = new Uri("https://partner.outlook.cn/"),
        },
        new()
        {
            Cloud = Cloud.Bleu,
            Login = new Uri("https://login.sovcloud-identity.fr/"),
            Graph = new Uri("https://graph.svc.sovcloud.fr/"),
            KeyVaultSuffix = "vault.sovcloud-api.fr",
            TokenExchangeAudience = "api://AzureADTokenExchangeFrance",
        },
        new()
        {
            Cloud = Cloud.Delos,
            Login = new Uri("https://login.sovcloud-identity.de/"),
            Graph = new Uri("https://graph.svc.sovcloud.de/"),
            KeyVaultSuffix = "vault.sovcloud-api.de",
            TokenExchangeAudience = "api://AzureADTokenExchangeGermany",
        },
    ];

    /// <summary>The endpoints of a cloud.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cloud is none of the table's.</exception>
    public static CloudEndpoints Of(Cloud cloud) => Array.Find(Clouds, c => c.Cloud == cloud)
        ?? throw new ArgumentOutOfRangeException(
            nameof(cloud), cloud, $"The cloud '{cloud}' is not known. Use one of: {string.Join(", ", Clouds.Select(c => c.Cloud))}.");
}

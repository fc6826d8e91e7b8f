namespace HybridTrust.Organizations;

/// <summary>
/// The hosts of each Microsoft cloud that Exchange's settings name, in one place. A host that no source states is absent: it is asked of a
/// person, never guessed (domain 7, trap 39).
/// </summary>
public sealed record CloudHosts
{
    // Login, Graph, Outlook, Autodiscover: CSS-Exchange, Shared/AzureFunctions/Get-CloudServiceEndpoint.ps1; for Bleu and Delos, login and
    // Graph from Get-MgEnvironment. Access control and federation metadata: "Configure OAuth authentication between Exchange and Exchange
    // Online organizations", step 1 (login.microsoftonline.us in both for GCC High and DoD; the page gives none for the others).
    private static readonly CloudHosts[] Clouds =
    [
        new()
        {
            Cloud = Cloud.Global,
            Login = "login.microsoftonline.com",
            Graph = "graph.microsoft.com",
            Outlook = "outlook.office365.com",
            Autodiscover = "autodiscover-s.outlook.com",
            AccessControl = "accounts.accesscontrol.windows.net",
            FederationMetadata = "login.windows.net",
        },
        new()
        {
            Cloud = Cloud.UsGovernmentL4,
            Login = "login.microsoftonline.us",
            Graph = "graph.microsoft.us",
            Outlook = "outlook.office365.us",
            Autodiscover = "autodiscover-s.office365.us",
            AccessControl = "login.microsoftonline.us",
            FederationMetadata = "login.microsoftonline.us",
        },
        new()
        {
            Cloud = Cloud.UsGovernmentL5,
            Login = "login.microsoftonline.us",
            Graph = "dod-graph.microsoft.us",
            Outlook = "outlook-dod.office365.us",
            Autodiscover = "autodiscover-s-dod.office365.us",
            AccessControl = "login.microsoftonline.us",
            FederationMetadata = "login.microsoftonline.us",
        },
        new()
        {
            Cloud = Cloud.China,
            Login = "login.partner.microsoftonline.cn",
            Graph = "microsoftgraph.chinacloudapi.cn",
            Outlook = "partner.outlook.cn",
            Autodiscover = "autodiscover-s.partner.outlook.cn",
        },
        new() { Cloud = Cloud.Bleu, Login = "login.sovcloud-identity.fr", Graph = "graph.svc.sovcloud.fr" },
        new() { Cloud = Cloud.Delos, Login = "login.sovcloud-identity.de", Graph = "graph.svc.sovcloud.de" },
    ];

    /// <summary>Which cloud.</summary>
    public required Cloud Cloud { get; init; }

    /// <summary>Where tokens are asked.</summary>
    public required string Login { get; init; }

    /// <summary>Microsoft Graph.</summary>
    public required string Graph { get; init; }

    /// <summary>Exchange Online; null where no source states it.</summary>
    public string? Outlook { get; init; }

    /// <summary>Exchange Online's Autodiscover; null where no source states it.</summary>
    public string? Autodiscover { get; init; }

    /// <summary>Where the metadata of the old token service (ACS) is; null where no source states it.</summary>
    public string? AccessControl { get; init; }

    /// <summary>Where the federation metadata of Entra's token service (evoSTS) is; null where no source states it.</summary>
    public string? FederationMetadata { get; init; }

    /// <summary>Exchange Online's web services; null where the host is not known.</summary>
    public Uri? ExchangeWebServices => Outlook is { } host ? new Uri($"https://{host}/ews/exchange.asmx") : null;

    /// <summary>The hosts of a cloud.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cloud is none of the table's.</exception>
    public static CloudHosts Of(Cloud cloud) => Array.Find(Clouds, c => c.Cloud == cloud)
        ?? throw new ArgumentOutOfRangeException(
            nameof(cloud), cloud, $"The cloud '{cloud}' is not known. Use one of: {string.Join(", ", Clouds.Select(c => c.Cloud))}.");
}

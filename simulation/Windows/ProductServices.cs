using HybridTrust.Organizations;

namespace HybridTrust.Simulation.Windows;

/// <summary>The services and application pools that each product installs; those that the product looks at.</summary>
internal static class ProductServices
{
    /// <summary>Exchange's services on a Mailbox server.</summary>
    public static readonly IReadOnlyList<string> Exchange = ["MSExchangeADTopology", "MSExchangeIS", "MSExchangeServiceHost", "MSExchangeTransport", "W3SVC"];

    /// <summary>A front end's: the front end service itself, the replica of the Central Management Store, IIS.</summary>
    public static readonly IReadOnlyList<string> FrontEnd = ["RTCSRV", "REPLICA", "W3SVC"];

    public static readonly IReadOnlyList<string> ExchangePools =
        ["MSExchangeAutodiscoverAppPool", "MSExchangeServicesAppPool", "MSExchangeOWAAppPool", "MSExchangeECPAppPool"];

    public static Machine Machine(string fqdn, ExchangeRole? role, IReadOnlyList<string> stopped, DateTimeOffset startedAt) => new()
    {
        Fqdn = fqdn,
        Services = [.. (role switch { null => FrontEnd, ExchangeRole.Edge => ["MSExchangeTransport"], _ => Exchange }).Select(name =>
            new WindowsService(name, !stopped.Contains(name, StringComparer.OrdinalIgnoreCase)))],
        ApplicationPools = role is ExchangeRole.Mailbox or ExchangeRole.ClientAccess
            ? [.. ExchangePools.Select(name => new ApplicationPool(name, startedAt))]
            : [],
    };
}

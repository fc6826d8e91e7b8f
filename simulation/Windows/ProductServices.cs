using HybridTrust.Organizations;

namespace HybridTrust.Simulation.Windows;

/// <summary>The services and application pools that each product installs; those that the product looks at.</summary>
internal static class ProductServices
{
    private static readonly string[] Exchange = ["MSExchangeADTopology", "MSExchangeIS", "MSExchangeServiceHost", "MSExchangeTransport", "W3SVC"];

    /// <summary>A front end's: the front end service itself, the replica of the Central Management Store, IIS.</summary>
    private static readonly string[] FrontEnd = ["RTCSRV", "REPLICA", "W3SVC"];

    /// <param name="role">The Exchange role; null for a front end.</param>
    public static IReadOnlyList<string> Of(ExchangeRole? role) => role switch
    {
        null => FrontEnd,
        ExchangeRole.Edge => ["MSExchangeTransport"],
        _ => Exchange,
    };

    /// <param name="role">The Exchange role; null for a front end.</param>
    public static IReadOnlyList<string> PoolsOf(ExchangeRole? role) => role is ExchangeRole.Mailbox or ExchangeRole.ClientAccess
        ? ["MSExchangeAutodiscoverAppPool", "MSExchangeServicesAppPool", "MSExchangeOWAAppPool", "MSExchangeECPAppPool"]
        : [];
}

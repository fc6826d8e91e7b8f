namespace HybridTrust.Functions.Azure.Clouds;

/// <summary>
/// A simulated estate in the place of a cloud, for a desk. Whether it may be used is decided where the settings are read; that it lies
/// on loopback is insisted on here too, because the estate's token would be sent there.
/// </summary>
internal static class SimulatedCloud
{
    /// <summary>The endpoints of a cloud with Graph and Exchange Online replaced by an estate's.</summary>
    /// <exception cref="ArgumentException">The estate is not on loopback.</exception>
    public static CloudEndpoints Of(CloudEndpoints cloud, Uri estate) =>
        cloud with { Graph = new Uri(Loopback(estate), "graph/"), ExchangeOnline = new Uri(Loopback(estate), "exchange-online/") };

    /// <summary>The address, when it is on loopback.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static Uri Loopback(Uri estate) => estate.IsLoopback
        ? estate
        : throw new ArgumentException($"A simulated estate is accepted on loopback only, not at {estate.Authority}. Use http://127.0.0.1.", nameof(estate));
}

namespace HybridTrust.Simulation.Faults;

/// <summary>The faults by name; the command line and the estate's HTTP face use the same names.</summary>
public static class FaultNames
{
    /// <summary>Graph answers 429 with <c>Retry-After</c> to the next requests (domain 3.8).</summary>
    public const string GraphThrottled = "graph-throttled";

    /// <summary>Graph refuses writes to a principal (domain 3.9).</summary>
    public const string PrincipalRefuses = "principal-refuses";

    /// <summary>A server does not answer.</summary>
    public const string ServerUnreachable = "server-unreachable";

    /// <summary>A server cannot use its private keys.</summary>
    public const string PrivateKeyUnreadable = "private-key-unreadable";

    /// <summary>A server that is told to read its setting overrides again does not, until it does so by itself within the hour.</summary>
    public const string OverrideRefreshIgnored = "override-refresh-ignored";

    /// <summary>An application pool that is recycled does not come back.</summary>
    public const string PoolStaysDown = "pool-stays-down";

    /// <summary>Every fault.</summary>
    public static IReadOnlyList<string> All { get; } =
        [GraphThrottled, PrincipalRefuses, ServerUnreachable, PrivateKeyUnreadable, OverrideRefreshIgnored, PoolStaysDown];
}

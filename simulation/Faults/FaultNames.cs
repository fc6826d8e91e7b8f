namespace HybridTrust.Simulation.Faults;

/// <summary>The faults by name; the command line and the estate's HTTP face use the same names.</summary>
public static class FaultNames
{
    /// <summary>Graph answers 429 with <c>Retry-After</c> to the next requests (domain 3.8).</summary>
    public const string GraphThrottled = "graph-throttled";

    /// <summary>The same, without <c>Retry-After</c>: directory objects are not on the list of resources that send it (domain 3.8).</summary>
    public const string GraphThrottledSilently = "graph-throttled-silently";

    /// <summary>
    /// A second writer: undoes the next writes to a principal, as he had read the object before and writes it back whole, and a day after AuthConfig was
    /// given a next certificate he sets another one.
    /// </summary>
    public const string SecondWriter = "second-writer";

    /// <summary>Graph lets the caller create neither applications nor service principals.</summary>
    public const string CreationRefused = "creation-refused";

    /// <summary>Graph refuses writes to an application's principal, to the application itself, and consents on it (domain 3.9).</summary>
    public const string PrincipalRefuses = "principal-refuses";

    /// <summary>A server does not answer.</summary>
    public const string ServerUnreachable = "server-unreachable";

    /// <summary>A server cannot use its private keys.</summary>
    public const string PrivateKeyUnreadable = "private-key-unreadable";

    /// <summary>A server that is told to read its setting overrides again does not, until it does so by itself within the hour.</summary>
    public const string OverrideRefreshIgnored = "override-refresh-ignored";

    /// <summary>An application pool that is recycled does not come back.</summary>
    public const string PoolStaysDown = "pool-stays-down";

    /// <summary>Changes of the directory take hours to other sites.</summary>
    public const string ReplicationSlow = "replication-slow";

    /// <summary>Somebody runs the Hybrid Configuration Wizard again, every day, and it puts the current certificate back on Exchange Online's principal.</summary>
    public const string HcwRerun = "hcw-rerun";

    /// <summary>A server's clock is wrong.</summary>
    public const string ClockSkew = "clock-skew";

    /// <summary>A server's AuthAdmin servicelet does not run: the server stays with what it has.</summary>
    public const string ServiceletLate = "servicelet-late";

    /// <summary>The auth certificate ended yesterday: OWA, ECP and Exchange's sessions fail, as on the day for the emergency procedures.</summary>
    public const string CertificateEnded = "certificate-ended";

    /// <summary>Every fault.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        GraphThrottled, GraphThrottledSilently, SecondWriter, CreationRefused, PrincipalRefuses, ServerUnreachable, PrivateKeyUnreadable,
        OverrideRefreshIgnored, PoolStaysDown, ReplicationSlow, HcwRerun, ClockSkew, ServiceletLate,
        CertificateEnded,
    ];
}

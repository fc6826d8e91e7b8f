namespace HybridTrust.Simulation.Entra;

/// <summary>Lets reads see for a while what was before a write, as a directory with many replicas does (domain 3.3).</summary>
internal static class Replication
{
    /// <summary>A principal after a write.</summary>
    public static Principal Lagging(this Principal changed, Principal? before, int reads) => reads == 0
        ? changed with { Stale = null, StaleReads = 0 }
        : changed with { Stale = before is { StaleReads: > 0 } ? before.Stale : before, StaleReads = reads };

    /// <summary>An application after a write.</summary>
    public static RegisteredApplication Lagging(this RegisteredApplication changed, RegisteredApplication? before, int reads) => reads == 0
        ? changed with { Stale = null, StaleReads = 0 }
        : changed with { Stale = before is { StaleReads: > 0 } ? before.Stale : before, StaleReads = reads };

    /// <summary>A principal after one more read.</summary>
    public static Principal ReadOnce(this Principal principal) =>
        principal with { StaleReads = Math.Max(0, principal.StaleReads - 1), Stale = principal.StaleReads <= 1 ? null : principal.Stale };

    /// <summary>An application after one more read.</summary>
    public static RegisteredApplication ReadOnce(this RegisteredApplication application) =>
        application with { StaleReads = Math.Max(0, application.StaleReads - 1), Stale = application.StaleReads <= 1 ? null : application.Stale };
}

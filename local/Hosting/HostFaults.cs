using HybridTrust.Simulation.Faults;

namespace HybridTrust.Local.Hosting;

/// <summary>The faults of a rehearsal that strike the product itself; all others are the estate's.</summary>
internal static class HostFaults
{
    /// <summary>A runner is killed while it has a job, and started again as its service manager would.</summary>
    public const string RunnerCrash = "runner-crash";

    /// <summary>The host dies between two records of its journal, and is opened again on what is on the disk.</summary>
    public const string HostCrash = "host-crash";

    /// <summary>Everything that <c>rehearse --fault</c> takes.</summary>
    public static IReadOnlyList<string> WithEstates { get; } = [.. FaultNames.All, RunnerCrash, HostCrash];

    /// <summary>Whether a fault is of this kind.</summary>
    public static bool Has(string name) => name is RunnerCrash or HostCrash;
}

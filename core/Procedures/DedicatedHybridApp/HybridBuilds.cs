using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// What a server's build lacks for the dedicated application. Each cumulative update is measured by itself: Microsoft's script lets every
/// build from 15.2.1748.0 on pass, and with it a CU15 that lacks the hotfix.
/// </summary>
internal static class HybridBuilds
{
    /// <summary>Why a server of this build cannot use the dedicated application; null when it can.</summary>
    public static string? Lacks(string build)
    {
        var there = ExchangeBuild.Parse(build);
        var needed = DedicatedAppBuilds.Needed(there);
        return DedicatedAppBuilds.Accept(there) ? null : $"has build {build}; {needed.Product} needs {needed.Least} ({needed.Arrived})";
    }

    /// <summary>Why a server of this build cannot send hybrid lookups through Graph; null when it can.</summary>
    public static string? LacksGraph(string build) => ExchangeBuild.Parse(build) >= GraphFlowBuild.Least
        ? null
        : $"has build {build}; Graph needs Exchange SE {GraphFlowBuild.Least} ({GraphFlowBuild.Fact.When} hotfix)";
}

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// The first builds that know the dedicated application (CSS-Exchange, <c>Shared/Get-ExchangeBuildVersionInformation.ps1</c>; Exchange
/// SE's Graph flow: domain 2(f), f8). Each cumulative update is measured by itself: Microsoft's script lets every build from 15.2.1748.0 on
/// pass, and with it a CU15 that lacks the hotfix.
/// </summary>
internal static class HybridBuilds
{
    private static readonly FirstBuild[] Lines =
    [
        new(new Version(15, 1, 2507, 55), "Exchange 2016 CU23", "the April 2025 hotfix"),
        new(new Version(15, 2, 1544, 25), "Exchange 2019 CU14", "the April 2025 hotfix"),
        new(new Version(15, 2, 1748, 24), "Exchange 2019 CU15", "the April 2025 hotfix"),
        new(new Version(15, 2, 2562, 17), "Exchange SE", "its first release"),
    ];

    private static readonly Version FirstWithGraph = new(15, 2, 2562, 41);

    /// <summary>Why a server of this build cannot use the dedicated application; null when it can.</summary>
    public static string? Lacks(string build)
    {
        var version = Version.Parse(build);
        var line = Array.Find(Lines, l => l.Build.Major == version.Major && l.Build.Minor == version.Minor && l.Build.Build == version.Build);
        if (line is null)
        {
            return version > Lines[^1].Build
                ? null
                : $"has build {build}, an update that never got the dedicated application; install {string.Join(", ", Lines.Take(3).Select(l => l.Product))} with the hotfix, or Exchange SE";
        }

        return version >= line.Build ? null : $"has build {build}; {line.Product} needs {line.Build} ({line.Arrived})";
    }

    /// <summary>Why a server of this build cannot send hybrid lookups through Graph; null when it can.</summary>
    public static string? LacksGraph(string build) =>
        Version.Parse(build) >= FirstWithGraph ? null : $"has build {build}; Graph needs Exchange SE {FirstWithGraph} (May 2026 hotfix)";

    private sealed record FirstBuild(Version Build, string Product, string Arrived);
}

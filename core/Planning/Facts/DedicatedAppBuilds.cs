using HybridTrust.Organizations;

namespace HybridTrust.Planning.Facts;

/// <summary>
/// From which builds on a server can use the dedicated Exchange hybrid application (domain 2(f)). Each update line counts by
/// itself: a later line without its hotfix is too old, although its number is higher than an earlier line's.
/// </summary>
public static class DedicatedAppBuilds
{
    // In the order of their numbers; a line is told by its first three.
    private static readonly DedicatedAppBuild[] Lines =
    [
        new(ExchangeBuild.Parse("15.1.2507.55"), "Exchange 2016 CU23", "the April 2025 hotfix"),
        new(ExchangeBuild.Parse("15.2.1544.25"), "Exchange 2019 CU14", "the April 2025 hotfix"),
        new(ExchangeBuild.Parse("15.2.1748.24"), "Exchange 2019 CU15", "the April 2025 hotfix"),
        new(ExchangeBuild.Parse("15.2.2562.17"), "Exchange SE", "its first release"),
    ];

    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "dedicated-app-builds",
        On = new DateOnly(2025, 4, 18),
        Statement = "A server can use the dedicated hybrid application from builds 15.1.2507.55 (2016 CU23), 15.2.1544.25 (2019 CU14), " +
            "15.2.1748.24 (2019 CU15) and 15.2.2562.17 (SE) on.",
        Source = "Microsoft, CSS-Exchange, Get-ExchangeBuildVersionInformation.ps1, April 2026; Exchange Team Blog, April 2025",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Microsoft,
    };

    /// <summary>Whether a server of this build can use the application.</summary>
    public static bool Accept(ExchangeBuild build) => build >= Needed(build).Least;

    /// <summary>What a server needs at least to use the application: its own update line's build, else the next line's.</summary>
    public static DedicatedAppBuild Needed(ExchangeBuild build) =>
        Array.Find(Lines, line => build.Product == line.Least.Product && LineOf(build) <= LineOf(line.Least))
        ?? Lines[^1];

    private static Version LineOf(ExchangeBuild build) => new(build.Version.Major, build.Version.Minor, build.Version.Build);
}

using HybridTrust.Organizations;

namespace HybridTrust.Planning.Facts;

/// <summary>From which build on Exchange Server asks Exchange Online by Microsoft Graph (domain 2(f8)); every server must have it.</summary>
public static class GraphFlowBuild
{
    /// <summary>The first such build.</summary>
    public static readonly ExchangeBuild Least = ExchangeBuild.Parse("15.2.2562.41");

    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "graph-flow-build",
        On = new DateOnly(2026, 5, 31),
        MonthOnly = true,
        Statement = "Exchange SE can ask Exchange Online by Microsoft Graph from the May 2026 hotfix, build 15.2.2562.41, on; older products never.",
        Source = "Microsoft, Deploy dedicated Exchange hybrid app, 2026",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Microsoft,
        Unconfirmed = "The build number, which only others' runbooks give.",
    };
}

namespace HybridTrust.Simulation.Exchange;

/// <summary>Which builds know the dedicated hybrid application and its way through Graph (domain 2(f)).</summary>
internal static class HybridFeatureBuilds
{
    private static readonly Version Graph = new(15, 2, 2562, 41);

    private static readonly Version[] FirstOfEachUpdate = [new(15, 1, 2507, 55), new(15, 2, 1544, 25), new(15, 2, 1748, 24), new(15, 2, 2562, 17)];

    /// <summary>Whether a server of this build can sign as the dedicated application; one that cannot goes on as Exchange Online's own.</summary>
    public static bool KnowDedicatedApplication(string build) => Version.TryParse(build, out var version)
        && (version > FirstOfEachUpdate[^1] || FirstOfEachUpdate.Any(first =>
            version.Major == first.Major && version.Minor == first.Minor && version.Build == first.Build && version.Revision >= first.Revision));

    /// <summary>Whether a server of this build can send hybrid lookups through Graph.</summary>
    public static bool KnowGraphRouting(string build) => Version.TryParse(build, out var version) && version >= Graph;
}

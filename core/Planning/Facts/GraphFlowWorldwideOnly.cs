namespace HybridTrust.Planning.Facts;

/// <summary>Clouds without the Graph way (domain 2(f8), trap 39).</summary>
public static class GraphFlowWorldwideOnly
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "graph-flow-worldwide-only",
        On = new DateOnly(2026, 10, 6),
        Statement = "Exchange Server asks by Microsoft Graph in the worldwide cloud only.",
        Source = "Runbooks by others, October 2026",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Secondary,
    };
}

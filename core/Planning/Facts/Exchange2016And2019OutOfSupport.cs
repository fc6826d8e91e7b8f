namespace HybridTrust.Planning.Facts;

/// <summary>When Microsoft's support for Exchange 2016 and 2019 ended (domain 0).</summary>
public static class Exchange2016And2019OutOfSupport
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "exchange-2016-and-2019-out-of-support",
        On = new DateOnly(2025, 10, 14),
        Statement = "Exchange 2016 and Exchange 2019 are out of support.",
        Source = "Microsoft, Exchange Team Blog 4453133, September 2025",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Microsoft,
    };
}

namespace HybridTrust.Planning.Facts;

/// <summary>When Microsoft's support for Exchange 2010 ended.</summary>
public static class Exchange2010OutOfSupport
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "exchange-2010-out-of-support",
        On = new DateOnly(2020, 10, 13),
        Statement = "Exchange 2010 is out of support.",
        Source = "Reports of Microsoft's announcement, 2019 and 2020",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Secondary,
    };
}

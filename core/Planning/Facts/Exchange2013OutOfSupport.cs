namespace HybridTrust.Planning.Facts;

/// <summary>When Microsoft's support for Exchange 2013 ended.</summary>
public static class Exchange2013OutOfSupport
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "exchange-2013-out-of-support",
        On = new DateOnly(2023, 4, 11),
        Statement = "Exchange 2013 is out of support.",
        Source = "Reports of Microsoft's announcement, February 2023",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Secondary,
    };
}

namespace HybridTrust.Planning.Facts;

/// <summary>When support for the numbered Skype for Business Servers ended.</summary>
public static class SkypeServersOutOfSupport
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "skype-servers-out-of-support",
        On = new DateOnly(2025, 10, 14),
        Statement = "Skype for Business Server 2015 and 2019 are out of support; the Subscription Edition is not.",
        Source = "Reports of Microsoft's lifecycle pages, January 2021 and July 2025",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Secondary,
    };
}

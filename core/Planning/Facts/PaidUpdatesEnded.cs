namespace HybridTrust.Planning.Facts;

/// <summary>When even paid updates for Exchange 2016 and 2019 end (domain 0).</summary>
public static class PaidUpdatesEnded
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "paid-updates-ended",
        On = new DateOnly(2026, 10, 31),
        Statement = "The paid updates for Exchange 2016 and Exchange 2019 end.",
        Source = "Reports and runbooks by others, October 2026",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Secondary,
        MonthOnly = true,
    };
}

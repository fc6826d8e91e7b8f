namespace HybridTrust.Planning.Facts;

/// <summary>When Skype for Business Online ended (domain 0).</summary>
public static class SkypeOnlineRetired
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "skype-online-retired",
        On = new DateOnly(2021, 7, 31),
        Statement = "Skype for Business Online was retired; integrations that include it are not supported any more.",
        Source = "Microsoft, Plan to integrate Skype for Business and Exchange, December 2021",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Microsoft,
    };
}

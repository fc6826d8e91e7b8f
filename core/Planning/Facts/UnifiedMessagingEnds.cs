namespace HybridTrust.Planning.Facts;

/// <summary>Exchange's own voice mail is not in Exchange 2019 and later.</summary>
public static class UnifiedMessagingEnds
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "unified-messaging-ends",
        On = new DateOnly(2018, 7, 3),
        Statement = "Voice mail by Exchange Unified Messaging needs Exchange 2013 or 2016; with Exchange 2019 and later Cloud Voicemail takes its place.",
        Source = "Microsoft, What's new in Skype for Business Server 2019, July 2018",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Microsoft,
    };
}

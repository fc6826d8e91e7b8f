namespace HybridTrust.Planning.Facts;

/// <summary>Which pools may use Cloud Voicemail (domain 6, note).</summary>
public static class CloudVoicemailEditions
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "cloud-voicemail-editions",
        On = new DateOnly(2021, 12, 17),
        Statement = "Cloud Voicemail is supported for Skype for Business Server 2019, Skype for Business Server 2015 and Lync Server 2013.",
        Source = "Microsoft, Plan to integrate Skype for Business and Exchange, December 2021",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Microsoft,
        Unconfirmed = "Skype for Business Server Subscription Edition, which is younger than the page.",
    };
}

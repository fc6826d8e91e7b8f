namespace HybridTrust.Planning.Facts;

/// <summary>Where Microsoft's planning page leads for mailboxes in the cloud (domain 2(c7), domain 11 row 19).</summary>
public static class SkypeWithExchangeOnline
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "skype-with-exchange-online",
        On = new DateOnly(2021, 12, 17),
        Statement = "Skype for Business Server with mailboxes in Exchange Online is set up by a page of its own, about Outlook on the web.",
        Source = "Microsoft, Plan to integrate Skype for Business and Exchange, December 2021",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Microsoft,
    };
}

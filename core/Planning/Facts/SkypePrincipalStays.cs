namespace HybridTrust.Planning.Facts;

/// <summary>What Microsoft says of Skype for Business Online's application: not yet (domain 0, trap 28).</summary>
public static class SkypePrincipalStays
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "skype-principal-stays",
        On = new DateOnly(2025, 6, 26),
        Statement = "Application 00000004-0000-0ff1-ce00-000000000000 will be deprecated in the near future and must not be deleted yet: " +
            "out-of-office voicemail greetings need it.",
        Source = "Microsoft, Integration between Microsoft Teams services and Exchange Server, June 2025",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Microsoft,
        Unconfirmed = "Whether the day to delete it has come: no later word was found.",
    };
}

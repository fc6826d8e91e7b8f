namespace HybridTrust.Planning.Facts;

/// <summary>Keys on Microsoft's Teams principals (domain 3.9).</summary>
public static class TeamsPrincipalKeys
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "teams-principal-keys",
        On = new DateOnly(2025, 6, 26),
        Statement = "Microsoft tells administrators to upload the auth certificate to the principals of TeamsScheduler, CloudVoicemail and Skype for Business Online.",
        Source = "Microsoft, Integration between Microsoft Teams services and Exchange Server, June 2025",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Unconfirmed,
        Unconfirmed = "Whether Microsoft Graph still accepts new keys on them; a refusal is reported, not a failure.",
    };
}

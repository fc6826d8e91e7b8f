namespace HybridTrust.Planning.Facts;

/// <summary>When Exchange Online closed the old way in for Exchange Server (domain 0, 2(f)).</summary>
public static class SharedPrincipalBlocked
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "shared-principal-blocked",
        On = new DateOnly(2025, 10, 31),
        Statement = "Exchange Online refuses EWS requests (403) that servers make through the shared principal 00000002-0000-0ff1-ce00-000000000000.",
        Source = "Microsoft, Deploy dedicated Exchange hybrid app, 2026",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Microsoft,
    };
}

namespace HybridTrust.Planning.Facts;

/// <summary>From when EWS in Exchange Online asks for an allow list (domain 2(f9)).</summary>
public static class EwsAllowListEnforced
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "ews-allow-list-enforced",
        On = new DateOnly(2026, 10, 10),
        Statement = "Exchange Online lets EWS requests pass only for applications that the tenant lists in EwsAllowedAppIDs.",
        Source = "Runbooks and reports by others, October 2026",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Secondary,
        Unconfirmed = "What an empty list means: Microsoft's page and the runbooks differ, so it is never written empty.",
    };
}

namespace HybridTrust.Planning.Facts;

/// <summary>When Exchange Web Services end in Exchange Online (domain 0).</summary>
public static class EwsEnds
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "ews-ends",
        On = new DateOnly(2027, 4, 1),
        Statement = "EWS in Exchange Online ends, without exceptions. EWS on premises stays.",
        Source = "Reports and runbooks by others, October 2026",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Secondary,
    };
}

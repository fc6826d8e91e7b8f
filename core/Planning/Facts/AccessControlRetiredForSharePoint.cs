namespace HybridTrust.Planning.Facts;

/// <summary>The old token service and its end (domain 2(f), dates; domain 10).</summary>
public static class AccessControlRetiredForSharePoint
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "access-control-retired-for-sharepoint",
        On = new DateOnly(2026, 4, 2),
        Statement = "Azure Access Control Service is retired for SharePoint Online. Exchange Server still expects its authorization server object.",
        Source = "Microsoft, retirement page on learn.microsoft.com, 2026",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Microsoft,
        Unconfirmed = "Whether and when Exchange hybrid loses it.",
    };
}

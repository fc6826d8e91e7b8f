namespace HybridTrust.Planning.Facts;

/// <summary>When the module of the documents' upload commands ended (domain 0, trap 1).</summary>
public static class MsOnlineRetired
{
    /// <summary>The fact, with its date and source.</summary>
    public static DatedFact Fact { get; } = new()
    {
        Id = "msonline-retired",
        On = new DateOnly(2025, 3, 30),
        Statement = "The MSOnline module, with which the documents upload the certificate, was to work until this day; Microsoft Graph takes its place.",
        Source = "Microsoft, Azure AD PowerShell overview and FAQ, deprecation of 30 March 2024",
        Read = new DateOnly(2026, 11, 21),
        Standing = FactStanding.Microsoft,
    };
}

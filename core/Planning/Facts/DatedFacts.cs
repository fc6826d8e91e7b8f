namespace HybridTrust.Planning.Facts;

/// <summary>Every dated fact, by date.</summary>
public static class DatedFacts
{
    /// <summary>The facts.</summary>
    public static IReadOnlyList<DatedFact> All { get; } =
    [
        UnifiedMessagingEnds.Fact,
        Exchange2010OutOfSupport.Fact,
        SkypeOnlineRetired.Fact,
        CloudVoicemailEditions.Fact,
        SkypeWithExchangeOnline.Fact,
        Exchange2013OutOfSupport.Fact,
        MsOnlineRetired.Fact,
        DedicatedAppBuilds.Fact,
        SkypePrincipalStays.Fact,
        TeamsPrincipalKeys.Fact,
        Exchange2016And2019OutOfSupport.Fact,
        SkypeServersOutOfSupport.Fact,
        SharedPrincipalBlocked.Fact,
        AccessControlRetiredForSharePoint.Fact,
        GraphFlowBuild.Fact,
        GraphFlowWorldwideOnly.Fact,
        EwsAllowListEnforced.Fact,
        PaidUpdatesEnded.Fact,
        EwsEnds.Fact,
    ];
}

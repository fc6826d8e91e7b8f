namespace HybridTrust.Planning.Checks;

/// <summary>The warnings for a topology that is not refused, most urgent first.</summary>
internal static class Warnings
{
    private static readonly RemarkCheck[] Checks =
    [
        TopologyWarnings.NothingIsToBeDone,
        TopologyWarnings.TeamsWithoutMailboxesOnPremises,
        ServerWarnings.TooOldForTheDedicatedApplication,
        EwsWarnings.TheCloudHasNoOtherWay,
        EwsWarnings.ServersHaveNoOtherWay,
        EwsWarnings.GraphIsThereAndNotUsed,
        EwsWarnings.SomeRequestsStayWithEws,
        ServerWarnings.ExchangeIsOutOfSupport,
        SkypeWarnings.MailboxesInTheCloudAreNotCovered,
        SkypeWarnings.SkypeIsOutOfSupport,
        TopologyWarnings.AnotherCloudHasOtherHosts,
        TopologyWarnings.TheDedicatedApplicationMayGo,
    ];

    public static IReadOnlyList<Remark> Of(PlanningInput input) => [.. Checks.Select(check => check(input)).OfType<Remark>()];
}

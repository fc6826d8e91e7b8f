using HybridTrust.Simulation.Faults;

namespace HybridTrust.Local.Tests.Rotations.Schedules;

/// <summary>Schedules in which something was wrong once, made as small as they got.</summary>
internal static class KnownSchedules
{
    private static readonly Guid TeamsScheduler = new("7557eb47-c689-4224-abcf-aef9bd7573df");

    public static IReadOnlyDictionary<string, RotationSchedule> All { get; } = new Dictionary<string, RotationSchedule>(StringComparer.Ordinal)
    {
        ["a clock that is wrong while the former key goes"] = Of(ScheduledOrganization.Contoso, null, new ScheduledFault(FaultNames.ClockSkew, 868, 212) { Server = "ctso-mbx01.contoso.com", Minutes = -20 }),
        ["a rival who goes on writing keys after he set a certificate"] = Of(ScheduledOrganization.Fabrikam, null, new ScheduledFault(FaultNames.SecondWriter, 3, 25) { Target = "both", Requests = 3 }),
        ["a rival whose date comes after the end of the certificate in use"] = Of(ScheduledOrganization.Contoso, 24, new ScheduledFault(FaultNames.SecondWriter, 0, 38) { Target = "next", Requests = 1 }),
        ["a principal that refuses for three hours near the end"] = Of(ScheduledOrganization.Contoso, 43, new ScheduledFault(FaultNames.PrincipalRefuses, 0, 3) { Application = TeamsScheduler }),
        ["a rival who writes keys near the end"] = Of(ScheduledOrganization.Fabrikam, 58, new ScheduledFault(FaultNames.SecondWriter, 2, 24) { Target = "keys", Requests = 3 }),
        ["a server that is away for a week after publication"] = Of(
            ScheduledOrganization.Contoso,
            null,
            new ScheduledFault(FaultNames.ServerUnreachable, 722, 184) { Server = "ctso-mbx01.contoso.com" },
            new ScheduledFault(FaultNames.ServiceletLate, 684, 33) { Server = "ctso-mbx01.contoso.com" }) with
        {
            UtcOffsetMinutes = 780,
            ReadsDatesAsLocal = true,
        },
        ["a window that opens too late"] = Of(ScheduledOrganization.Contoso, 7) with { KeepsWindows = true },
        ["a server that does not follow while the former certificate ends"] = Of(ScheduledOrganization.Fabrikam, 30, new ScheduledFault(FaultNames.ServiceletLate, 655, 112) { Server = "fab-ex01.fabrikam.com" }),
        ["a host that is down between the last look and the date"] = Of(ScheduledOrganization.Fabrikam, null, new ScheduledFault(FaultNames.GraphThrottledSilently, 0, 4) { Requests = 5 }) with
        {
            HostCrashes = [206],
            HostDownHours = 57,
            RunnerCrashes = [3],
        },
    };

    private static RotationSchedule Of(ScheduledOrganization organization, int? endsInDays, params IReadOnlyList<ScheduledFault> faults) => new(
        organization, endsInDays, UtcOffsetMinutes: 0, ReadsDatesAsLocal: false, ApprovalTakesHours: 0, Faults: faults, HostCrashes: [], HostDownHours: 0, RunnerCrashes: []);
}

using FsCheck;
using FsCheck.Fluent;
using HybridTrust.Simulation.Faults;

namespace HybridTrust.Local.Tests.Rotations.Schedules;

/// <summary>Schedules of any kind, and how a failing one is made smaller.</summary>
internal static class RandomSchedules
{
    /// <summary>As long as a rotation that nobody disturbs takes, and a week.</summary>
    private const int LastHour = 45 * 24;

    private static readonly Gen<ScheduledOrganization> Organizations = Gen.Frequency(
        (5, Gen.Constant(ScheduledOrganization.Contoso)), (3, Gen.Constant(ScheduledOrganization.Fabrikam)), (2, Gen.Constant(ScheduledOrganization.Litware)));

    private static readonly Gen<int?> Endings = Gen.Frequency((6, Gen.Constant<int?>(null)), (2, Gen.Choose(45, 79).Select(days => (int?)days)), (2, Gen.Choose(6, 45).Select(days => (int?)days)));

    private static readonly Gen<(int Minutes, bool AsLocal)> Zones = Gen.Frequency(
        (4, Gen.Constant((0, false))), (1, Gen.Constant((-480, false))), (1, Gen.Constant((780, false))), (2, Gen.Constant((-480, true))), (2, Gen.Constant((780, true))));

    /// <summary>A rotation's first hours, its date and its end are where most is at stake.</summary>
    private static readonly Gen<int> Hours = Gen.Frequency((2, Gen.Choose(0, 4)), (3, Gen.Choose(0, LastHour)), (3, Gen.Choose(27 * 24, 33 * 24)), (1, Gen.Choose(36 * 24, 40 * 24)));

    private static readonly Gen<int> Lengths = Gen.Frequency((3, Gen.Choose(1, 12)), (3, Gen.Choose(12, 72)), (2, Gen.Choose(72, 240)));

    public static Arbitrary<RotationSchedule> Any { get; } = Arb.From(
        from organization in Organizations
        from ending in Endings
        from zone in Zones
        from approval in Gen.Frequency((6, Gen.Constant(0)), (3, Gen.Choose(1, 48)), (1, Gen.Choose(60, 90)))
        from count in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 3)), (3, Gen.Choose(4, 7)))
        from faults in FaultOf(organization).ListOf(count)
        from hosts in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Constant(1)), (1, Gen.Choose(2, 4)))
        from hostCrashes in Gen.Choose(2, 1500).ListOf(hosts)
        from down in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, 30)), (1, Gen.Choose(30, 100)))
        from runners in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Constant(1)), (1, Gen.Choose(2, 4)))
        from windows in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from runnerCrashes in Gen.Choose(1, 12).ListOf(runners)
        select new RotationSchedule(
            organization, ending, zone.Minutes, zone.AsLocal, approval, OneOfAKind(faults), [.. hostCrashes.Distinct().Order()], down, [.. runnerCrashes.Distinct().Order()])
        {
            KeepsWindows = windows,
        },
        Smaller);

    private static Gen<ScheduledFault> FaultOf(ScheduledOrganization organization)
    {
        var server = Gen.Elements(organization.Servers.ToArray());
        return
            from @from in Hours
            from length in Lengths
            from fault in Gen.OneOf(
                server.Select(s => new ScheduledFault(FaultNames.ServerUnreachable, @from, length) { Server = s }),
                server.Select(s => new ScheduledFault(FaultNames.ServiceletLate, @from, length) { Server = s }),
                server.Zip(Gen.Elements(-20, -4, 4, 20), (s, minutes) => new ScheduledFault(FaultNames.ClockSkew, @from, length) { Server = s, Minutes = minutes }),
                server.Select(s => new ScheduledFault(FaultNames.PrivateKeyUnreadable, @from, length) { Server = s }),
                Gen.Elements(organization.Principals.Append(Guid.Empty).ToArray()).Select(a => new ScheduledFault(FaultNames.PrincipalRefuses, @from, length) { Application = a }),
                Gen.Choose(1, 60).Select(hours => new ScheduledFault(FaultNames.ReplicationSlow, @from, length) { Hours = hours }),
                Gen.Choose(1, 40).Select(requests => new ScheduledFault(FaultNames.GraphThrottled, @from, length) { Requests = requests }),
                Gen.Choose(1, 40).Select(requests => new ScheduledFault(FaultNames.GraphThrottledSilently, @from, length) { Requests = requests }),
                Gen.Constant(new ScheduledFault(FaultNames.HcwRerun, @from, length)),
                Gen.Elements("next", "keys", "both").Zip(Gen.Choose(1, 3), (target, requests) => new ScheduledFault(FaultNames.SecondWriter, @from, Math.Max(length, 24)) { Target = target, Requests = requests }),
                Gen.Constant(new ScheduledFault(ScheduledFault.RunnersSilent, @from, length)))
            select fault;
    }

    /// <summary>The estate knows one fault of a name at a server or an application.</summary>
    private static IReadOnlyList<ScheduledFault> OneOfAKind(IEnumerable<ScheduledFault> faults) => [.. faults.DistinctBy(f => (f.Name, f.Server, f.Application))];

    /// <summary>First less of everything, then shorter and simpler.</summary>
    private static IEnumerable<RotationSchedule> Smaller(RotationSchedule schedule)
    {
        foreach (var fault in schedule.Faults)
        {
            yield return schedule with { Faults = [.. schedule.Faults.Where(f => f != fault)] };
        }

        foreach (var crash in schedule.HostCrashes)
        {
            yield return schedule with { HostCrashes = [.. schedule.HostCrashes.Where(c => c != crash)] };
        }

        foreach (var crash in schedule.RunnerCrashes)
        {
            yield return schedule with { RunnerCrashes = [.. schedule.RunnerCrashes.Where(c => c != crash)] };
        }

        if (schedule.ApprovalTakesHours > 0)
        {
            yield return schedule with { ApprovalTakesHours = 0 };
        }

        if (schedule.HostDownHours > 0)
        {
            yield return schedule with { HostDownHours = 0 };
        }

        if (schedule.ReadsDatesAsLocal || schedule.UtcOffsetMinutes != 0)
        {
            yield return schedule with { ReadsDatesAsLocal = false, UtcOffsetMinutes = 0 };
        }

        if (schedule.KeepsWindows)
        {
            yield return schedule with { KeepsWindows = false };
        }

        if (schedule.EndsInDays is not null)
        {
            yield return schedule with { EndsInDays = null };
        }

        foreach (var fault in schedule.Faults.Where(f => f.ForHours > 6))
        {
            yield return schedule with { Faults = [.. schedule.Faults.Select(f => f == fault ? f with { ForHours = f.ForHours / 2 } : f)] };
        }
    }
}

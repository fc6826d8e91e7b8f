using System.Globalization;
using HybridTrust.Local.Tests.Rotations.Schedules;
using HybridTrust.Runs;
using HybridTrust.Simulation.Faults;

namespace HybridTrust.Local.Tests.Rotations.Faults;

/// <summary>A sample that is rotated while something is broken, and how that has to end.</summary>
/// <param name="Organization">The sample.</param>
/// <param name="Fault">The fault's name, as <c>rehearse --fault</c> takes it.</param>
/// <param name="From">When it begins to strike, in hours from the ticket.</param>
/// <param name="Until">When it is over; null for never.</param>
/// <param name="Outcome">How the rotation ends.</param>
internal sealed record FaultPair(ScheduledOrganization Organization, string Fault, int From, int? Until, RunOutcome Outcome)
{
    private const string RunnerCrash = "runner-crash";
    private const string HostCrash = "host-crash";

    private const int Year = 365 * 24;

    /// <summary>Inside the threshold at which servers that work come first (I3).</summary>
    private const int FewDays = 40;

    private static readonly string[] OfTheEstate =
    [
        FaultNames.ServerUnreachable, FaultNames.ReplicationSlow, FaultNames.GraphThrottled, FaultNames.PrincipalRefuses, FaultNames.SecondWriter, FaultNames.HcwRerun, FaultNames.ClockSkew, FaultNames.ServiceletLate,
    ];

    /// <summary>Northwind's next certificate has taken over long before the one in use comes near its end.</summary>
    private static readonly IReadOnlyList<ScheduledOrganization> ThatCanBeLate = [ScheduledOrganization.Fabrikam, ScheduledOrganization.Contoso, ScheduledOrganization.Litware];

    /// <summary>Three days in the middle of the wait, and three around the date.</summary>
    private static readonly (int From, int Until)[] Spans = [(10 * 24, 13 * 24), ((29 * 24) - 12, (32 * 24) - 12)];

    /// <summary>From the ticket on and for good, fault by fault; what is not named here is proven.</summary>
    private static readonly Dictionary<string, IReadOnlyList<ScheduledOrganization>> Stopped = new(StringComparer.Ordinal)
    {
        // The server that the shell opens on: nothing can be read, so nothing is changed.
        [FaultNames.ServerUnreachable] = ScheduledOrganization.All,

        // Skype for Business Online. Litware has no principal; Northwind's next certificate was there before, and only the former key cannot be removed.
        [FaultNames.PrincipalRefuses] = [.. ScheduledOrganization.All.Except([ScheduledOrganization.Litware])],

        // Twenty minutes on the server that the shell opens on: its tokens are refused already.
        [FaultNames.ClockSkew] = ScheduledOrganization.All,
    };

    /// <summary>
    /// Every sample with every fault of the rehearsal: for good, and for a time while the rotation waits, which it always outlives; and near the end of the
    /// certificate in use, where a fault forces a gap.
    /// </summary>
    public static IReadOnlyList<FaultPair> All { get; } =
    [
        .. from fault in OfTheEstate.Concat([RunnerCrash, HostCrash])
           from organization in ScheduledOrganization.All
           select new FaultPair(organization, fault, 0, null, Stopped.GetValueOrDefault(fault, []).Contains(organization) ? RunOutcome.StoppedSafely : RunOutcome.Proven),
        .. from fault in OfTheEstate
           from span in Spans
           from organization in ScheduledOrganization.All
           select new FaultPair(organization, fault, span.From, span.Until, RunOutcome.Proven),
        .. from organization in ThatCanBeLate
           where organization.Principals.Count > 0
           select new FaultPair(organization, FaultNames.PrincipalRefuses, 0, null, RunOutcome.RotatedWithGap) { NearTheEnd = true },
        .. from organization in ThatCanBeLate
           select new FaultPair(organization, FaultNames.ServerUnreachable, 0, null, RunOutcome.RotatedWithGap) { NearTheEnd = true },
    ];

    /// <summary>Whether the certificate in use ends soon. Then it is the second server that is away: through the first everything is read.</summary>
    public bool NearTheEnd { get; private init; }

    /// <summary>The same as a schedule: what crashes does so three times, as in a rehearsal.</summary>
    public RotationSchedule Schedule => new(
        Organization,
        EndsInDays: NearTheEnd ? FewDays : null,
        UtcOffsetMinutes: 0,
        ReadsDatesAsLocal: false,
        ApprovalTakesHours: 0,
        Faults: Fault is RunnerCrash or HostCrash ? [] : [NearTheEnd ? Struck with { Server = Organization.Servers[1], Application = Organization.Principals.FirstOrDefault() } : Struck],
        HostCrashes: Fault is HostCrash ? [60, 200, 400] : [],
        HostDownHours: 0,
        RunnerCrashes: Fault is RunnerCrash ? [1, 2, 4] : []);

    private ScheduledFault Struck => new(Fault, From, (Until ?? Year) - From);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Organization.Sample}, {Fault}{(NearTheEnd ? " near the end" : "")}{(Until is { } until ? $" from hour {From} to {until}" : "")}");
}

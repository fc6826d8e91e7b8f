using System.Globalization;
using HybridTrust.Organizations;

namespace HybridTrust.Local.Tests.Rotations.Schedules;

/// <summary>What happens to an organization and to the machines of the product while its auth certificate is rotated.</summary>
/// <param name="Organization">Whose certificate.</param>
/// <param name="EndsInDays">How long the certificate in use still lives; null as the sample has it, which is years.</param>
/// <param name="UtcOffsetMinutes">The servers' time zone.</param>
/// <param name="ReadsDatesAsLocal">Whether Exchange takes the date for local time.</param>
/// <param name="ApprovalTakesHours">How long whoever approves takes.</param>
/// <param name="Faults">What goes wrong, and when.</param>
/// <param name="HostCrashes">Records of the engine's journal before which the host dies.</param>
/// <param name="HostDownHours">How long it stays down each time.</param>
/// <param name="RunnerCrashes">Notes of the runner's journal before which the runner dies: the odd ones stand before a change, the even ones after it.</param>
internal sealed record RotationSchedule(
    ScheduledOrganization Organization,
    int? EndsInDays,
    int UtcOffsetMinutes,
    bool ReadsDatesAsLocal,
    int ApprovalTakesHours,
    IReadOnlyList<ScheduledFault> Faults,
    IReadOnlyList<int> HostCrashes,
    int HostDownHours,
    IReadOnlyList<int> RunnerCrashes)
{
    /// <summary>When a next certificate is made and its date set, where windows are kept.</summary>
    public static MaintenanceWindow Staging { get; } = new() { Days = [DayOfWeek.Tuesday], Opens = new TimeOnly(22, 0), Closes = new TimeOnly(2, 0) };

    /// <summary>When it takes effect and the former key goes, where windows are kept.</summary>
    public static MaintenanceWindow Activation { get; } = new() { Days = [DayOfWeek.Saturday], Opens = new TimeOnly(4, 0), Closes = new TimeOnly(8, 0) };

    /// <summary>Whether the organization has windows for it.</summary>
    public bool KeepsWindows { get; init; }

    /// <summary>Whether a fault of a name strikes somebody at an hour.</summary>
    public bool Strikes(string fault, string server, int hour) =>
        Faults.Any(f => f.Name == fault && f.IsOn(hour) && string.Equals(f.Server, server, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Organization.Sample}, ends in {EndsInDays?.ToString(CultureInfo.InvariantCulture) ?? "its usual"} days, UTC{UtcOffsetMinutes / 60:+0;-0} {(ReadsDatesAsLocal ? "read as local" : "read as UTC")}, " +
        $"{(KeepsWindows ? "in windows, " : "")}approved after {ApprovalTakesHours} h, host dies before records [{string.Join(' ', HostCrashes)}] for {HostDownHours} h, runner before notes [{string.Join(' ', RunnerCrashes)}]{string.Concat(Faults.Select(f => $"\n  {f}"))}");
}

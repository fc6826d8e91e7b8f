using HybridTrust.Organizations;
using HybridTrust.Runs.Changes;
using HybridTrust.Tickets;

namespace HybridTrust.Runs;

/// <summary>Change record, freezes and window together: the strictest counts.</summary>
public class ChangeCalendarTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly OrganizationProfile Any = Organizations.Profiles.Valid(Organizations.Profiles.Json) with { MaintenanceWindow = null, Freezes = [] };

    [Fact]
    public void The_earliest_end_of_all_is_when_changes_have_to_be_over()
    {
        var organization = Any with
        {
            MaintenanceWindow = Window(11, 16),
            Freezes = [Frozen(Noon.AddHours(3), Noon.AddHours(9)), Frozen(Noon.AddHours(-9), Noon)],
        };

        Assert.Equal(Noon.AddHours(3), Open(organization, null));
        Assert.Equal(Noon.AddHours(2), Open(organization, Record(end: Noon.AddHours(2))));
        Assert.Equal(Noon.AddHours(4), Open(organization with { Freezes = [] }, Record(end: Noon.AddHours(9))));
        Assert.Null(Open(Any, null));
    }

    [Fact]
    public void Freezes_that_follow_one_another_are_waited_out_together()
    {
        var organization = Any with { Freezes = [Frozen(Noon.AddHours(1), Noon.AddHours(5)), Frozen(Noon.AddHours(-1), Noon.AddHours(1))] };

        var shut = Assert.IsType<ChangeAllowance.Shut>(ChangeCalendar.At(Noon, organization, organization.MaintenanceWindow, null));

        Assert.Equal(Noon.AddHours(5), shut.Opens);
    }

    [Fact]
    public void What_is_not_to_come_is_over_and_what_may_come_is_shut()
    {
        Assert.IsType<ChangeAllowance.Over>(ChangeCalendar.At(Noon, Any, Any.MaintenanceWindow, Record(end: Noon)));
        Assert.IsType<ChangeAllowance.Over>(ChangeCalendar.At(Noon, Any, Any.MaintenanceWindow, Record() with { Approval = ChangeApproval.Rejected }));
        Assert.IsType<ChangeAllowance.Over>(ChangeCalendar.At(Noon, Any, Any.MaintenanceWindow, Record() with { State = ChangeState.Cancelled }));
        Assert.IsType<ChangeAllowance.Over>(ChangeCalendar.At(Noon, Any, Any.MaintenanceWindow, Record() with { State = ChangeState.Closed }));
        Assert.Null(Assert.IsType<ChangeAllowance.Shut>(ChangeCalendar.At(Noon, Any, Any.MaintenanceWindow, Record() with { Approval = ChangeApproval.NotApproved })).Opens);
        Assert.Null(Assert.IsType<ChangeAllowance.Shut>(ChangeCalendar.At(Noon, Any, Any.MaintenanceWindow, Record() with { State = ChangeState.Early })).Opens);
        Assert.Equal(Noon.AddHours(1), Assert.IsType<ChangeAllowance.Shut>(ChangeCalendar.At(Noon, Any, Any.MaintenanceWindow, Record(start: Noon.AddHours(1)))).Opens);
    }

    [Fact]
    public void No_freeze_holds_up_an_emergency_and_what_the_change_board_says_does()
    {
        var organization = Any with { Freezes = [Frozen(Noon.AddHours(-1), Noon.AddDays(30))] };

        Assert.Null(Assert.IsType<ChangeAllowance.Open>(ChangeCalendar.At(Noon, organization, window: null, Record(), despiteFreezes: true)).Closes);
        Assert.IsType<ChangeAllowance.Over>(ChangeCalendar.At(Noon, organization, window: null, Record() with { State = ChangeState.Cancelled }, despiteFreezes: true));
        Assert.IsType<ChangeAllowance.Shut>(ChangeCalendar.At(Noon, organization, window: null, Record() with { Approval = ChangeApproval.NotApproved }, despiteFreezes: true));
    }

    private static DateTimeOffset? Open(OrganizationProfile organization, ChangeRecord? record) =>
        Assert.IsType<ChangeAllowance.Open>(ChangeCalendar.At(Noon, organization, organization.MaintenanceWindow, record)).Closes;

    private static ChangeRecord Record(DateTimeOffset? start = null, DateTimeOffset? end = null) =>
        new("CHG1", ChangeApproval.Approved, ChangeState.Ready, start, end);

    private static Freeze Frozen(DateTimeOffset from, DateTimeOffset to) => new() { From = from, To = to, Reason = "closing" };

    private static MaintenanceWindow Window(int opens, int closes) =>
        new() { Days = Enum.GetValues<DayOfWeek>(), Opens = new TimeOnly(opens, 0), Closes = new TimeOnly(closes, 0) };
}

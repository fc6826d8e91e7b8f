using System.Globalization;
using HybridTrust.Organizations;
using HybridTrust.Runner.Policy;

namespace HybridTrust.Runner.Tests.Policies;

public class PolicyHoursTests
{
    // 2026-11-21 is a Saturday.
    [Theory]
    [InlineData("2026-11-21T21:59:59Z", false)]
    [InlineData("2026-11-21T22:00:00Z", true)]
    [InlineData("2026-11-22T03:59:59Z", true)]
    [InlineData("2026-11-22T04:00:00Z", false)]
    [InlineData("2026-11-22T23:00:00Z", false)]
    [InlineData("2026-11-21T03:00:00Z", false)]
    [InlineData("2026-11-22T06:30:00+08:00", true)]
    public void A_window_over_midnight_belongs_to_the_day_it_opens(string now, bool open) =>
        Assert.Equal(open, AreOpen(new TimeOnly(22, 0), new TimeOnly(4, 0), now));

    [Theory]
    [InlineData("2026-11-21T00:00:00Z", true)]
    [InlineData("2026-11-21T23:59:59Z", true)]
    [InlineData("2026-11-22T00:00:00Z", false)]
    public void From_midnight_to_midnight_is_a_whole_day(string now, bool open) =>
        Assert.Equal(open, AreOpen(TimeOnly.MinValue, TimeOnly.MinValue, now));

    private static bool AreOpen(TimeOnly opens, TimeOnly closes, string now) => PolicyHours.AreOpen(
        [new MaintenanceWindow { Days = [DayOfWeek.Saturday], Opens = opens, Closes = closes }],
        DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
}

using HybridTrust.Organizations;

namespace HybridTrust.Runs;

public sealed class MaintenanceWindowTests
{
    private static readonly MaintenanceWindow SaturdayNight =
        new() { Days = [DayOfWeek.Saturday], Opens = new TimeOnly(22, 0), Closes = new TimeOnly(4, 0) };

    [Theory]
    [InlineData("2026-11-21T21:59:00Z", "2026-11-21T22:00:00Z")]
    [InlineData("2026-11-22T04:00:00Z", "2026-11-28T22:00:00Z")]
    [InlineData("2026-11-18T12:00:00Z", "2026-11-21T22:00:00Z")]
    public void A_closed_window_says_when_it_opens(string now, string opens) =>
        Assert.Equal(DateTimeOffset.Parse(opens), SaturdayNight.NextOpening(DateTimeOffset.Parse(now)));

    [Theory]
    [InlineData("2026-11-21T22:00:00Z")]
    [InlineData("2026-11-22T03:59:59Z")]
    public void An_open_window_asks_for_no_waiting_past_midnight_too(string now) =>
        Assert.Null(SaturdayNight.NextOpening(DateTimeOffset.Parse(now)));

    [Theory]
    [InlineData("2026-11-21T22:00:00Z", "2026-11-22T04:00:00Z")]
    [InlineData("2026-11-22T03:59:59Z", "2026-11-22T04:00:00Z")]
    [InlineData("2026-11-22T04:00:00Z", null)]
    [InlineData("2026-11-21T21:59:59Z", null)]
    public void An_open_window_says_when_it_closes_and_a_closed_one_does_not(string now, string? closes) =>
        Assert.Equal(closes is null ? null : DateTimeOffset.Parse(closes), SaturdayNight.ClosesAt(DateTimeOffset.Parse(now)));
}

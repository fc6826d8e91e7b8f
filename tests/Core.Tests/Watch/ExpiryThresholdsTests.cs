using HybridTrust.Organizations;

namespace HybridTrust.Watch;

public sealed class ExpiryThresholdsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(181, ExpiryLevel.Distant)]
    [InlineData(180, ExpiryLevel.Ticket)]
    [InlineData(121, ExpiryLevel.Ticket)]
    [InlineData(120, ExpiryLevel.Stage)]
    [InlineData(61, ExpiryLevel.Stage)]
    [InlineData(60, ExpiryLevel.Effective)]
    [InlineData(1, ExpiryLevel.Effective)]
    [InlineData(0, ExpiryLevel.Expired)]
    [InlineData(-3, ExpiryLevel.Expired)]
    public void A_certificate_of_five_years_is_measured_in_days(int daysLeft, ExpiryLevel level) =>
        Assert.Equal(level, ExpiryThresholds.LevelOf(Now.AddDays(daysLeft - 1825), Now.AddDays(daysLeft), new RotationPolicy(), Now));

    [Theory]
    [InlineData(46, ExpiryLevel.Distant)]
    [InlineData(45, ExpiryLevel.Ticket)]
    [InlineData(30, ExpiryLevel.Stage)]
    [InlineData(15, ExpiryLevel.Effective)]
    public void A_certificate_of_ninety_days_is_measured_by_thirds_of_its_second_half(int daysLeft, ExpiryLevel level) =>
        Assert.Equal(level, ExpiryThresholds.LevelOf(Now.AddDays(daysLeft - 90), Now.AddDays(daysLeft), new RotationPolicy(), Now));

    [Fact]
    public void The_organizations_own_policy_counts() =>
        Assert.Equal(ExpiryLevel.Ticket, ExpiryThresholds.LevelOf(
            Now.AddDays(-1000), Now.AddDays(300), new RotationPolicy { TicketDays = 365 }, Now));
}

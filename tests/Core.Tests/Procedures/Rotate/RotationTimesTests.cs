using HybridTrust.Organizations;

namespace HybridTrust.Procedures.Rotate;

/// <summary>The dates that are set, and how long anybody is waited for.</summary>
public sealed class RotationTimesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(400, 30)]
    [InlineData(34, 30)]
    [InlineData(24, 20)]
    [InlineData(8, 4)]
    public void The_date_is_the_profiles_lead_ahead_and_leaves_four_days_where_there_is_time(int endsInDays, int expected) =>
        Assert.Equal(Now.AddDays(expected), RotationTimes.DateFor(new RotationPolicy(), activation: null, Now.AddDays(endsInDays), Now));

    [Fact]
    public void With_less_time_it_is_the_nearest_that_may_be_set_and_with_still_less_there_is_none()
    {
        Assert.Equal(Now + RotationTimes.Floor, RotationTimes.DateFor(new RotationPolicy(), activation: null, Now + RotationTimes.Floor + TimeSpan.FromDays(1), Now));
        Assert.Null(RotationTimes.DateFor(new RotationPolicy(), activation: null, Now + RotationTimes.Floor + TimeSpan.FromHours(23), Now));
    }

    [Fact]
    public void A_window_moves_the_date_unless_the_certificate_in_use_ends_first()
    {
        var saturdays = new MaintenanceWindow { Days = [DayOfWeek.Saturday], Opens = new TimeOnly(4, 0), Closes = new TimeOnly(8, 0) };

        Assert.Equal(new DateTimeOffset(2026, 12, 26, 4, 0, 0, TimeSpan.Zero), RotationTimes.DateFor(new RotationPolicy(), saturdays, Now.AddDays(400), Now));
        Assert.Equal(Now.AddDays(8), RotationTimes.DateFor(new RotationPolicy(), saturdays, Now.AddDays(12), Now));
    }

    [Fact]
    public void Near_the_end_of_the_former_certificate_patience_ends_half_a_day_before_it_and_lasts_for_one_look_at_least()
    {
        var day = TimeSpan.FromDays(1);

        Assert.Equal(Now + day, RotationTimes.Patient(day, Now, formerEnds: null));
        Assert.Equal(Now + day, RotationTimes.Patient(day, Now, Now.AddDays(9)));
        Assert.Equal(Now.AddHours(10), RotationTimes.Patient(day, Now, Now.AddHours(22)));
        Assert.Equal(Now + RotationTimes.LookPause, RotationTimes.Patient(day, Now, Now.AddHours(5)));
        Assert.Equal(Now + day, RotationTimes.Patient(day, Now, Now.AddHours(-5)));
    }
}

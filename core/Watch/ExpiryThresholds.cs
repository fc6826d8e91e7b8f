using HybridTrust.Organizations;

namespace HybridTrust.Watch;

/// <summary>Measures what is left of a certificate (domain 11, row 13).</summary>
public static class ExpiryThresholds
{
    // Below this life, days that were meant for five years would alarm from the first day on.
    private const int ShortLifeDays = 365;

    /// <summary>How near the end is.</summary>
    /// <param name="notBefore">Start of validity, UTC; null when the place that was read does not say.</param>
    /// <param name="notAfter">End of validity, UTC.</param>
    /// <param name="policy">The organization's thresholds in days. A life under a year is measured by thirds of its second half.</param>
    /// <param name="now">UTC.</param>
    public static ExpiryLevel LevelOf(DateTimeOffset? notBefore, DateTimeOffset notAfter, RotationPolicy policy, DateTimeOffset now)
    {
        var left = notAfter - now;
        if (left <= TimeSpan.Zero)
        {
            return ExpiryLevel.Expired;
        }

        var life = notAfter - notBefore;
        var isShort = life < TimeSpan.FromDays(ShortLifeDays);
        return left switch
        {
            _ when left <= Threshold(isShort ? life / 6 : null, policy.EffectiveDays) => ExpiryLevel.Effective,
            _ when left <= Threshold(isShort ? life / 3 : null, policy.StageDays) => ExpiryLevel.Stage,
            _ when left <= Threshold(isShort ? life / 2 : null, policy.TicketDays) => ExpiryLevel.Ticket,
            _ => ExpiryLevel.Distant,
        };
    }

    private static TimeSpan Threshold(TimeSpan? ofShortLife, int days) => ofShortLife ?? TimeSpan.FromDays(days);
}

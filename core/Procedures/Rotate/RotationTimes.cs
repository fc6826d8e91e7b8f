using HybridTrust.Organizations;

namespace HybridTrust.Procedures.Rotate;

/// <summary>The waits of a rotation (domain 2(e) thresholds; domain 11, rows 1, 3, 6).</summary>
internal static class RotationTimes
{
    /// <summary>
    /// The nearest date that may be set: 48 hours by Microsoft's advice, the largest UTC offset in case the date is read as local time,
    /// a round of the servicelet, and replication between sites.
    /// </summary>
    public static readonly TimeSpan Floor = TimeSpan.FromHours(48 + 14 + 12 + 6);

    /// <summary>How far ahead a postponed date is set.</summary>
    public static readonly TimeSpan Postponement = TimeSpan.FromDays(7);

    /// <summary>A check that fails this near the date puts it off; before, there is time to mend it.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromDays(3);

    /// <summary>The certificate in use must outlive the next one's date by this.</summary>
    public static readonly TimeSpan Reserve = TimeSpan.FromDays(1);

    /// <summary>Where there is time, more than that: servers that do not follow by themselves must be able to before the former certificate ends.</summary>
    private static readonly TimeSpan Comfort = TimeSpan.FromDays(4);

    /// <summary>A date nearer to the end of the certificate in use than a round of the servicelet may come to nothing.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromHours(12);

    /// <summary>The servicelet looks every twelve hours; then servers follow. Who has not by then is recycled.</summary>
    public static readonly TimeSpan FollowPatience = TimeSpan.FromDays(1);

    /// <summary>How long a server may be silent, or a proof fail, after publication before the run gives up: as long as nothing is taken away, nobody loses anything.</summary>
    public static readonly TimeSpan SilencePatience = TimeSpan.FromDays(7);

    /// <summary>How often somebody who refuses is asked again before a person is, near the end of the certificate in use.</summary>
    public const int Tries = 4;

    /// <summary>How long after a refusal.</summary>
    public static readonly TimeSpan TryPause = TimeSpan.FromHours(6);

    /// <summary>What is not as it should be is looked at once more after this.</summary>
    public static readonly TimeSpan SecondLook = TimeSpan.FromHours(1);

    /// <summary>How often the run looks whether the certificate has been published and servers follow.</summary>
    public static readonly TimeSpan LookPause = TimeSpan.FromHours(3);

    /// <summary>How long publication may take after its date before the run stops waiting.</summary>
    public static readonly TimeSpan PublicationPatience = TimeSpan.FromDays(3);

    /// <summary>
    /// The date to set: the profile's lead, less where the certificate in use ends sooner, then moved to where the activation window
    /// opens; null when there is no time left for a planned date.
    /// </summary>
    public static DateTimeOffset? DateFor(RotationPolicy policy, MaintenanceWindow? activation, DateTimeOffset currentEnds, DateTimeOffset now)
    {
        var latest = currentEnds - Reserve;
        var nearest = now + Floor;
        if (latest < nearest)
        {
            return null;
        }

        var wanted = Later(nearest, Earlier(now + TimeSpan.FromDays(policy.LeadDays), currentEnds - Comfort));

        var opens = activation?.NextOpening(wanted);
        return opens is { } moved && moved <= latest ? moved : wanted;
    }

    /// <summary>
    /// Whether the certificate in use may have ended by the time that a next one is published. Exchange may have taken a date of ours for local time,
    /// so it is not held to the whole reserve.
    /// </summary>
    public static bool ComesTooLate(DateTimeOffset date, DateTimeOffset currentEnds) => date > currentEnds - Round;

    /// <summary>Until when something is waited for whose time is a patience, where the former certificate ends: half a day before that, and no sooner than after a look.</summary>
    public static DateTimeOffset Patient(TimeSpan patience, DateTimeOffset from, DateTimeOffset? formerEnds) =>
        formerEnds is { } ends && ends > from ? Later(from + LookPause, Earlier(from + patience, ends - Round)) : from + patience;

    /// <summary>A later date than one that was found too early; null when the certificate in use does not live that long.</summary>
    public static DateTimeOffset? Postponed(MaintenanceWindow? activation, DateTimeOffset currentEnds, DateTimeOffset now)
    {
        var later = now + Later(Postponement, Floor);
        var opens = activation?.NextOpening(later);
        return opens is { } moved && moved <= currentEnds - Reserve ? moved : later <= currentEnds - Reserve ? later : null;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

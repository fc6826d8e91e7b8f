using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace HybridTrust.Organizations;

/// <summary>When changes may be made, in UTC; a window that ends before it starts crosses midnight.</summary>
public sealed record MaintenanceWindow
{
    /// <summary>The days on which the window opens.</summary>
    [Description("Days on which the window opens.")]
    [Length(1, ProfileLimits.Days)]
    public required IReadOnlyList<DayOfWeek> Days { get; init; }

    /// <summary>When it opens, UTC.</summary>
    [Description("Opening time in UTC, such as 22:00.")]
    [Pattern(ProfilePatterns.TimeOfDay)]
    public required TimeOnly Opens { get; init; }

    /// <summary>When it closes, UTC.</summary>
    [Description("Closing time in UTC, such as 04:00.")]
    [Pattern(ProfilePatterns.TimeOfDay)]
    public required TimeOnly Closes { get; init; }

    private TimeSpan Length => Closes == Opens ? TimeSpan.FromDays(1) : Closes - Opens;

    /// <summary>When the window that is open now closes, UTC; null when none is.</summary>
    public DateTimeOffset? ClosesAt(DateTimeOffset now)
    {
        var utc = now.ToUniversalTime();
        DateTimeOffset?[] ends = [ClosingOf(utc.Date.AddDays(-1), utc), ClosingOf(utc.Date, utc)];
        return ends.Max();
    }

    /// <summary>When the window opens next, UTC; null when it is open now.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset now)
    {
        var utc = now.ToUniversalTime();

        // Yesterday's window may reach into today.
        for (var day = -1; day <= 7; day++)
        {
            var date = utc.Date.AddDays(day);
            var opens = new DateTimeOffset(date + Opens.ToTimeSpan(), TimeSpan.Zero);
            if (!Days.Contains(date.DayOfWeek) || opens + Length <= utc)
            {
                continue;
            }

            return opens <= utc ? null : opens;
        }

        return null;
    }

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", Days)} {Opens:HH:mm} to {Closes:HH:mm} UTC");

    private DateTimeOffset? ClosingOf(DateTime date, DateTimeOffset utc)
    {
        var opens = new DateTimeOffset(date + Opens.ToTimeSpan(), TimeSpan.Zero);
        return Days.Contains(date.DayOfWeek) && opens <= utc && utc < opens + Length ? opens + Length : null;
    }
}

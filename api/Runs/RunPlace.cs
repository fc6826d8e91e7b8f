using System.Globalization;

namespace HybridTrust.Api.Runs;

/// <summary>A run's place in the list; stays where it is when newer runs come.</summary>
/// <param name="CreatedAt">When the run was accepted, UTC.</param>
/// <param name="Run">Its id; parts runs of the same moment.</param>
internal sealed record RunPlace(DateTimeOffset CreatedAt, string Run)
{
    /// <summary>The order of the list.</summary>
    public static IComparer<RunPlace> NewestFirst { get; } = Comparer<RunPlace>.Create((one, other) =>
        other.CreatedAt.CompareTo(one.CreatedAt) is not 0 and var byTime ? byTime : string.CompareOrdinal(one.Run, other.Run));

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static RunPlace? Parse(string text) =>
        text.Split('.', 2) is [var ticks, var run]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && time <= DateTimeOffset.MaxValue.Ticks
            ? new RunPlace(new DateTimeOffset(time, TimeSpan.Zero), run)
            : null;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CreatedAt.UtcTicks}.{Run}");
}

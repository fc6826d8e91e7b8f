using System.Globalization;

namespace HybridTrust.Reports.Html;

/// <summary>A rotation over its weeks, as a picture: where the bars of the two certificates overlap, both are accepted.</summary>
internal static class RotationSection
{
    private const int Width = 960;
    private const int Labels = 300;
    private const int Row = 18;
    private const int Top = 34;
    private const int MostMarks = 8;
    private const int LabelOfADay = 75;

    public static void Write(HtmlText html, RunReport report)
    {
        if (report.Rotation is not { Periods.Count: > 0 } rotation)
        {
            return;
        }

        // A little beyond the end, so that what stays is seen to stay.
        var after = rotation.To + ((rotation.To - rotation.From) * 0.06);
        var scale = new TimeScale(new ReportTimeline(after, rotation.Effective, rotation.Periods), Labels, Width - 10);
        var bottom = Top + (rotation.Periods.Count * Row);
        html.Add($"""
            <section aria-labelledby="rotation"><h2 id="rotation">The rotation, day by day</h2>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="rotation"><svg class="timeline" viewBox="0 0 {Width} {bottom + 30}" role="img" aria-label="{Sentence(rotation)}">

            """);
        foreach (var day in Days(rotation).Where(day => scale.At(day) < Width - LabelOfADay))
        {
            html.Add($"""<line class="grid" x1="{X(scale.At(day))}" y1="{Top - 8}" x2="{X(scale.At(day))}" y2="{bottom}"/><text class="year" x="{X(scale.At(day) + 3)}" y="{Top - 14}">{Values.Day(day)}</text>""");
            html.Add($"\n");
        }

        foreach (var (index, period) in rotation.Periods.Index())
        {
            Bar(html, scale, period.IsNext ? period with { To = after } : period, Top + (index * Row), isFirst: index == 0 || !string.Equals(rotation.Periods[index - 1].Place, period.Place, StringComparison.Ordinal));
        }

        if (rotation.Effective is { } date)
        {
            var x = scale.At(date);
            html.Add($"""<line class="takeover" x1="{X(x)}" y1="{Top - 8}" x2="{X(x)}" y2="{bottom + 6}"/><text class="takeover" x="{X(x - 4)}" y="{bottom + 18}" text-anchor="end">takes effect {Values.Day(date)}</text>""");
            html.Add($"\n");
        }

        html.Add($"</svg></div>\n");
        html.Add($"""<p class="quiet">From {Values.Day(rotation.From)} to {Values.Day(rotation.To)}, {Length(rotation)} days. Two bars of a place that overlap: it accepts both certificates.</p></section>""");
        html.Add($"\n");
    }

    private static void Bar(HtmlText html, TimeScale scale, ReportPeriod period, int y, bool isFirst)
    {
        var (from, to) = (scale.At(period.From), scale.At(period.To));
        html.Add($"""
            <g><title>{period.Place}: {period.Thumbprint}, {Values.Day(period.From)} to {Values.Day(period.To)}</title>
            <text class="place" x="0" y="{y + 12}">{(isFirst ? Short(period.Place) : "")}</text>
            <rect class="bar {(period.IsNext ? "next" : "current")}" x="{X(from)}" y="{y + 1}" width="{X(Math.Max(2, to - from))}" height="14" rx="3"/>
            <text class="thumb" x="{X(Math.Min(from + 6, Width - 80))}" y="{y + 12}">{period.Thumbprint[..8]}…</text></g>

            """);
    }

    /// <summary>Midnights between the ends, in equal steps.</summary>
    private static IEnumerable<DateTimeOffset> Days(ReportRotation rotation)
    {
        var step = Math.Max(1, (int)Math.Ceiling((rotation.To - rotation.From).TotalDays / MostMarks));
        for (var day = new DateTimeOffset(rotation.From.UtcDateTime.Date.AddDays(1), TimeSpan.Zero); day < rotation.To; day = day.AddDays(step))
        {
            yield return day;
        }
    }

    private static string Length(ReportRotation rotation) => Math.Ceiling((rotation.To - rotation.From).TotalDays).ToString(CultureInfo.InvariantCulture);

    private static string Sentence(ReportRotation rotation) => string.Join(
        "; ", rotation.Periods.Select(p => $"{p.Place}: {(p.IsNext ? "next " : "")}certificate {p.Thumbprint} from {Values.Day(p.From)} to {Values.Day(p.To)}"));

    private static string Short(string place) => place.Length <= 42 ? place : string.Concat(place.AsSpan(0, 41), "…");

    private static string X(double x) => x.ToString("0.#", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace HybridTrust.Reports.Html;

/// <summary>The auth certificates over time, as a picture that needs nothing from outside the page.</summary>
internal static class TimelineSection
{
    private const int Width = 960;
    private const int Labels = 300;
    private const int Row = 30;
    private const int Top = 34;

    public static void Write(HtmlText html, RunReport report)
    {
        if (report.Timeline is not { } timeline)
        {
            return;
        }

        var scale = new TimeScale(timeline, Labels, Width - 10);
        var bottom = Top + (timeline.Periods.Count * Row);
        html.Add($"""
            <section aria-labelledby="timeline"><h2 id="timeline">Certificates over time</h2>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="timeline"><svg class="timeline" viewBox="0 0 {Width} {bottom + 30}" role="img" aria-label="{Sentence(timeline)}">

            """);
        foreach (var year in scale.Years)
        {
            var x = scale.At(year);
            html.Add($"""<line class="grid" x1="{X(x)}" y1="{Top - 8}" x2="{X(x)}" y2="{bottom}"/><text class="year" x="{X(x + 4)}" y="{Top - 14}">{year.Year}</text>""");
            html.Add($"\n");
        }

        foreach (var (index, period) in timeline.Periods.Index())
        {
            Bar(html, scale, period, Top + (index * Row));
        }

        Mark(html, scale.At(timeline.Today), bottom, "today", $"looked at {Values.Day(timeline.Today)}");
        if (timeline.NextTakesOver is { } takesOver)
        {
            Mark(html, scale.At(takesOver), bottom, "takeover", $"next from {Values.Day(takesOver)}");
        }

        html.Add($"</svg></div>\n");
        html.Add($"""<p class="quiet">A place without the bar of a certificate was not seen to hold or believe it. {Ends(timeline)}</p></section>""");
        html.Add($"\n");
    }

    private static void Bar(HtmlText html, TimeScale scale, ReportPeriod period, int y)
    {
        var (from, to) = (scale.At(period.From), scale.At(period.To));
        html.Add($"""
            <g><title>{period.Place}: {period.Thumbprint}, {Values.Day(period.From)} to {Values.Day(period.To)}</title>
            <text class="place" x="0" y="{y + 14}">{Short(period.Place)}</text>
            <rect class="bar {(period.IsNext ? "next" : "current")}" x="{X(from)}" y="{y + 1}" width="{X(Math.Max(2, to - from))}" height="18" rx="3"/>
            <text class="thumb" x="{X(Math.Max(from, Labels) + 6)}" y="{y + 14}">{(period.IsNext ? "next " : "")}{period.Thumbprint[..8]}… to {Values.Day(period.To)}</text></g>

            """);
    }

    private static void Mark(HtmlText html, double x, int bottom, string kind, string text)
    {
        var right = x > Width - 160;
        html.Add($"""<line class="{kind}" x1="{X(x)}" y1="{Top - 8}" x2="{X(x)}" y2="{bottom + 6}"/><text class="{kind}" x="{X(right ? x - 4 : x + 4)}" y="{bottom + (kind is "today" ? 12 : 26)}" text-anchor="{(right ? "end" : "start")}">{text}</text>""");
        html.Add($"\n");
    }

    private static string Ends(ReportTimeline timeline)
    {
        var first = timeline.Periods.MinBy(p => p.To)!;
        var days = (int)(first.To - timeline.Today).TotalDays;
        return days < 0
            ? $"Certificate {first.Thumbprint} ended {Values.Day(first.To)}."
            : $"The first to end is {first.Thumbprint}, on {Values.Day(first.To)}: {days.ToString(CultureInfo.InvariantCulture)} days from then.";
    }

    private static string Sentence(ReportTimeline timeline) => string.Join(
        "; ", timeline.Periods.Select(p => $"{p.Place}: {(p.IsNext ? "next " : "")}certificate {p.Thumbprint} from {Values.Day(p.From)} to {Values.Day(p.To)}"));

    private static string Short(string place) => place.Length <= 42 ? place : string.Concat(place.AsSpan(0, 41), "…");

    private static string X(double x) => x.ToString("0.#", CultureInfo.InvariantCulture);
}

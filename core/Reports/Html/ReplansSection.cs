namespace HybridTrust.Reports.Html;

/// <summary>What changed between the plans of a run that had to plan anew; nothing where there was one plan.</summary>
internal static class ReplansSection
{
    public static void Write(HtmlText html, RunReport report)
    {
        if (report.Replans.Count == 0)
        {
            return;
        }

        html.Add($"""<section aria-labelledby="replans"><h2 id="replans">What changed between the plans</h2>""");
        foreach (var replan in report.Replans)
        {
            html.Add($"""<p>{replan.Sentence} <time class="quiet" datetime="{Values.Machine(replan.At)}">{Values.Utc(replan.At)}</time></p><ul>""");
            foreach (var line in replan.Difference.Lines())
            {
                html.Add($"<li>{line}</li>");
            }

            html.Add($"</ul>\n");
        }

        html.Add($"</section>\n");
    }
}

namespace HybridTrust.Reports.Html;

/// <summary>Who decided on which plan.</summary>
internal static class DecisionsSection
{
    public static void Write(HtmlText html, RunReport report)
    {
        html.Add($"""<section aria-labelledby="decisions"><h2 id="decisions">Approval</h2>""");
        if (report.Decisions.Count == 0)
        {
            html.Add($"""<p class="quiet">No decision was needed or made.</p>""");
        }

        foreach (var decision in report.Decisions)
        {
            html.Add($"""
                <p><span class="badge {(decision.Approved ? "good" : "warn")}">{(decision.Approved ? "approved" : "rejected")}</span>
                by <strong>{decision.By}</strong> on <time datetime="{Values.Machine(decision.At)}">{Values.Utc(decision.At)}</time>,
                for plan <code>{decision.PlanHash}</code>. {decision.Reason}</p>

                """);
        }

        html.Add($"</section>\n");
    }
}

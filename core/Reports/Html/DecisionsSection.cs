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
                <p><span class="badge {Tone(decision)}">{Word(decision)}</span> {decision.Sentence}
                <time class="quiet" datetime="{Values.Machine(decision.At)}">{Values.Utc(decision.At)}</time></p>

                """);
            if (decision.Approval is { } approval)
            {
                html.Add($"""<p class="quiet">By {approval.By}, for plan <code>{approval.PlanHash}</code> and no other.</p>""");
            }
        }

        html.Add($"</section>\n");
    }

    private static string Tone(ReportDecision decision) => decision.Approval switch
    {
        { BreakGlass: true } => "bad",
        { Approved: true } => "good",
        { Approved: false } => "warn",
        _ => "calm",
    };

    private static string Word(ReportDecision decision) => decision.TooLate ? "too late" : decision.Approval switch
    {
        { BreakGlass: true } => "break glass",
        { Approved: true } => "approved",
        { Approved: false } => "rejected",
        _ => "not required",
    };
}

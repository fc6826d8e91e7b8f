namespace HybridTrust.Reports.Html;

/// <summary>How it ended, in one look.</summary>
internal static class SummarySection
{
    public static void Write(HtmlText html, RunReport report)
    {
        var tone = OutcomeWords.Tone(report.Outcome);
        html.Add($"""
            <header class="summary {tone}">
            <p class="kicker">HybridTrust run report · {report.Organization.Name}</p>
            <h1><span class="mark" aria-hidden="true">{OutcomeWords.Mark(tone)}</span> {OutcomeWords.Headline(report)}</h1>
            <p class="lead"><span class="badge">{OutcomeWords.Label(report.Outcome)}</span> {report.Sentence}</p>
            <dl class="facts">
            """);
        Fact(html, "Ticket", report.Ticket.ToString());
        Fact(html, "Asked for", report.Action.ToString().ToLowerInvariant());
        Fact(html, "Requested by", report.RequestedBy);
        Fact(html, "Accepted", Values.Utc(report.CreatedAt));
        Fact(html, "Last event", $"{Values.Utc(report.UpdatedAt)} ({Values.Span(report.CreatedAt, report.UpdatedAt)} later)");
        Fact(html, "Mail domain", report.Organization.VerifiedDomain);
        CodeFact(html, "Tenant", report.Organization.Tenant.ToString());
        CodeFact(html, "Exchange organization", report.Organization.ExchangeOrganization.ToString());
        CodeFact(html, "Run", report.Run);
        if (report.Plan is { } plan)
        {
            html.Add($"""<div class="wide"><dt>Plan hash, which the approval quotes</dt><dd><code>{plan.Hash}</code></dd></div>""");
        }

        html.Add($"</dl>\n</header>\n");
    }

    private static void Fact(HtmlText html, string name, string value) =>
        html.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");

    private static void CodeFact(HtmlText html, string name, string value) =>
        html.Add($"<div><dt>{name}</dt><dd><code>{value}</code></dd></div>\n");
}

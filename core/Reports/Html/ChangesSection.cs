using HybridTrust.Plans;
using HybridTrust.Steps;

namespace HybridTrust.Reports.Html;

/// <summary>What changed, each property before and after; or, when nothing was touched, what the plan would change.</summary>
internal static class ChangesSection
{
    public static void Write(HtmlText html, RunReport report)
    {
        // In the order in which it happened; several executors look side by side, and the first look says nothing about that.
        var touched = report.Steps.Where(s => s.Touched).OrderBy(s => s.StartedAt).ToList();
        html.Add($"""<section aria-labelledby="changes"><h2 id="changes">{(touched.Count > 0 ? "What changed" : "What would change")}</h2>""");
        html.Add($"\n");
        if (touched.Count > 0)
        {
            foreach (var step in touched)
            {
                Change(html, step);
            }
        }
        else if (report.Plan is { Changes.Count: > 0 } plan)
        {
            foreach (var change in plan.Changes)
            {
                Planned(html, change);
            }
        }
        else
        {
            html.Add($"""<p class="quiet">Nothing. {report.Plan?.InPlace ?? 0} steps were in place.</p>""");
        }

        if (report.Plan is { Calendar.Count: > 0 } planned)
        {
            Calendar(html, planned.Calendar);
        }

        foreach (var obstacle in report.Plan?.Obstacles ?? [])
        {
            html.Add($"""<article class="card warn"><h3>{obstacle.Object}</h3><p><strong>Stands in the way:</strong> {obstacle.Finding.Sentence}</p></article>""");
        }

        html.Add($"</section>\n");
    }

    private static void Calendar(HtmlText html, IReadOnlyList<PlannedChange> calendar)
    {
        html.Add($"<h3>Calendar: what comes by itself, or is done only where it is needed</h3><ol class=\"checks\">\n");
        foreach (var line in calendar)
        {
            html.Add($"""<li><p><strong>{line.When}</strong>: {line.Object}</p><p>{line.Finding.Sentence}</p><p class="quiet">{Values.Site(line.Site)} · {line.Target}</p></li>""");
            html.Add($"\n");
        }

        html.Add($"</ol>\n");
    }

    private static void Change(HtmlText html, ReportStep step)
    {
        html.Add($"""<article class="card {Values.Tone(step)}"><h3>{step.Object} <span class="badge">{Values.Action(step.Action)}</span></h3>""");
        Where(html, step.Site, step.Target, step.Document, step.Risk);
        Settings(html, step.Before?.Finding.Changes ?? []);
        if (step.After is { } after)
        {
            html.Add($"<p>Seen afterwards: {after.Sentence}</p>");
        }

        if (step.Explanation is { } why)
        {
            html.Add($"<p><strong>{why}</strong></p>");
        }

        html.Add($"</article>\n");
    }

    private static void Planned(HtmlText html, PlannedChange change)
    {
        html.Add($"""<article class="card calm"><h3>{change.Object} <span class="badge">{Values.Finding(change.Finding)}</span></h3>""");
        Where(html, change.Site, change.Target, change.Document, change.Risk);
        html.Add($"<p>{change.Finding.Sentence}</p>");
        Settings(html, change.Finding.Changes);
        html.Add($"</article>\n");
    }

    private static void Where(HtmlText html, Site site, string target, DocumentReference document, Risk risk)
    {
        html.Add($"""<p class="quiet">{Values.Site(site)} · {target} · {document.ToString()}</p>""");
        foreach (var warning in Values.Risks(risk))
        {
            html.Add($"""<p class="risk">{warning}</p>""");
        }
    }

    private static void Settings(HtmlText html, IReadOnlyList<Setting> settings)
    {
        if (settings.Count == 0)
        {
            return;
        }

        html.Add($"""<table class="settings"><thead><tr><th scope="col">Property</th><th scope="col">Before</th><th scope="col">After</th></tr></thead><tbody>""");
        foreach (var setting in settings)
        {
            html.Add($"""<tr><th scope="row">{setting.Property}</th><td>""");
            if (setting.Actual is { } actual)
            {
                html.Add($"<code>{actual}</code>");
            }
            else
            {
                html.Add($"""<span class="quiet">nothing</span>""");
            }

            html.Add($"</td><td><code>{setting.Expected.ToString()}</code></td></tr>");
        }

        html.Add($"</tbody></table>");
    }
}

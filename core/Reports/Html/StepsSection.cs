namespace HybridTrust.Reports.Html;

/// <summary>Every step of the run, untouched ones included.</summary>
internal static class StepsSection
{
    public static void Write(HtmlText html, RunReport report)
    {
        html.Add($"""
            <section aria-labelledby="steps"><h2 id="steps">Every step</h2>
            <table class="steps"><thead><tr><th scope="col">Site</th><th scope="col">Step</th><th scope="col">Found</th><th scope="col">Result</th><th scope="col" class="number">Took</th></tr></thead><tbody>

            """);
        foreach (var step in report.Steps)
        {
            html.Add($"""
                <tr><td>{Values.Site(step.Site)}<br><span class="quiet">{step.Executor}</span></td>
                <td>{step.Object}<br><code class="quiet">{step.Step}</code></td>
                <td>{(step.When is null ? Values.Finding(step.Before?.Finding) : $"of the calendar, {step.When}")}<br><span class="quiet">{step.Before?.Finding.Sentence}</span></td>
                <td><span class="badge {Values.Tone(step)}">{Values.Action(step.Action)}</span></td>
                <td class="number">{Values.Seconds(step.StartedAt, step.EndedAt)}</td></tr>

                """);
        }

        html.Add($"</tbody></table></section>\n");
    }
}

namespace HybridTrust.Reports.Html;

/// <summary>What remains for a person.</summary>
internal static class ManualChecksSection
{
    public static void Write(HtmlText html, RunReport report)
    {
        if (report.ManualChecks.Count == 0)
        {
            return;
        }

        html.Add($"""<section aria-labelledby="manual"><h2 id="manual">What a person must still check</h2><ol class="checks">""");
        foreach (var check in report.ManualChecks)
        {
            html.Add($"""<li><h3>{check.What}</h3><p>{check.How}</p><p class="quiet">{check.Why} ({check.Procedure})</p></li>""");
            html.Add($"\n");
        }

        html.Add($"</ol></section>\n");
    }
}

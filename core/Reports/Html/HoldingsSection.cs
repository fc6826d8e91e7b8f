namespace HybridTrust.Reports.Html;

/// <summary>Which server holds which auth certificate with a private key that it can use.</summary>
internal static class HoldingsSection
{
    public static void Write(HtmlText html, RunReport report)
    {
        if (report.Holdings.Count == 0 && report.HoldingsAtEnd.Count == 0)
        {
            return;
        }

        html.Add($"""<section aria-labelledby="holdings"><h2 id="holdings">Servers and certificates</h2>""");
        html.Add($"\n");
        Table(html, report.Holdings, "As preflight saw it before anything was changed.");
        Table(html, report.HoldingsAtEnd, "As the run's steps saw it last. Nothing takes the certificate before it out of a server's store.");
        html.Add($"</section>\n");
    }

    private static void Table(HtmlText html, IReadOnlyList<ReportHolding> holdings, string when)
    {
        if (holdings.Count == 0)
        {
            return;
        }

        var certificates = holdings.Select(h => (h.Use, h.Thumbprint)).Distinct().ToList();
        html.Add($"""
            <table class="matrix"><thead><tr><th scope="col">Server</th>
            """);
        foreach (var (use, thumbprint) in certificates)
        {
            html.Add($"""<th scope="col">{use}<br><code>{thumbprint}</code></th>""");
        }

        html.Add($"</tr></thead><tbody>\n");
        foreach (var server in holdings.GroupBy(h => h.Server, StringComparer.Ordinal))
        {
            html.Add($"""<tr><th scope="row">{server.Key}</th>""");
            foreach (var (use, thumbprint) in certificates)
            {
                var holding = server.FirstOrDefault(h => (h.Use, h.Thumbprint) == (use, thumbprint))?.Holding;
                html.Add($"""<td><span class="badge {Tone(holding)}">{Word(holding)}</span></td>""");
            }

            html.Add($"</tr>\n");
        }

        html.Add($"</tbody></table>");
        html.Add($"""<p class="quiet">{when}</p>""");
        html.Add($"\n");
    }

    private static string Tone(string? holding) => holding switch
    {
        "Usable" => "good",
        "Missing" or "KeyUnreadable" => "bad",
        _ => "warn",
    };

    private static string Word(string? holding) => holding switch
    {
        "Usable" => "held, key usable",
        "Missing" => "missing",
        "KeyUnreadable" => "held, key unusable",
        _ => "not known",
    };
}

using System.Security.Cryptography;
using System.Text;
using HybridTrust.Reports.Html;

namespace HybridTrust.Reports;

/// <summary>A report as one self-contained page: nothing is loaded, nothing runs, every value is encoded.</summary>
public static class ReportHtml
{
    private static readonly string Style = ReadStyle();

    // The page states that only this style sheet applies, so that a value that got past the encoding still could not run.
    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <summary>The page as HTML text, to be written as UTF-8.</summary>
    public static string Render(RunReport report)
    {
        var html = new HtmlText();
        html.Add($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{StyleHash}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{Title(report)}</title>
            <style>
            """);
        html.AddTrusted(Style);
        html.Add($"</style>\n</head>\n<body>\n");
        if (report.Simulated)
        {
            html.Add($"""<p class="simulated" role="note"><strong>SIMULATED</strong> An estate stood in for the organization and its tenant. Nothing real was touched.</p>""");
        }

        if (report.Decisions.FirstOrDefault(d => d.Approval is { BreakGlass: true }) is { Approval: { } alone } broken)
        {
            var approved = report.Decisions.Any(d => d.Approval is { BreakGlass: false, Approved: true } a && string.Equals(a.PlanHash, alone.PlanHash, StringComparison.Ordinal));
            html.Add($"""<p class="broken" role="note"><strong>BREAK GLASS</strong> {broken.By} went ahead alone. {(approved ? "Another person approved it afterwards." : "Nobody has approved it yet.")}</p>""");
        }

        html.Add($"<main>\n");
        SummarySection.Write(html, report);
        ChangesSection.Write(html, report);
        RotationSection.Write(html, report);
        ProofsSection.Write(html, report);
        ManualChecksSection.Write(html, report);
        StepsSection.Write(html, report);
        DecisionsSection.Write(html, report);
        CertificateSection.Write(html, report);
        TimelineSection.Write(html, report);
        HoldingsSection.Write(html, report);
        EvidenceSection.Write(html, report);
        html.Add($"</main>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static string Title(RunReport report) =>
        $"{(report.Simulated ? "SIMULATED " : "")}{OutcomeWords.Label(report.Outcome)}: {report.Organization.Name}, {report.Run}";

    private static string ReadStyle()
    {
        using var stream = typeof(ReportHtml).Assembly.GetManifestResourceStream("HybridTrust.Reports.Html.report.css")
            ?? throw new InvalidOperationException("The report's style sheet is not in the assembly. Build core again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

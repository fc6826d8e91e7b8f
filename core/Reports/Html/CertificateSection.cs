namespace HybridTrust.Reports.Html;

/// <summary>The auth certificate that the trust stands on.</summary>
internal static class CertificateSection
{
    public static void Write(HtmlText html, RunReport report)
    {
        if (report.Certificate is not { } certificate)
        {
            return;
        }

        html.Add($"""
            <section aria-labelledby="certificate"><h2 id="certificate">Auth certificate</h2>
            <dl class="facts">
            <div><dt>Thumbprint</dt><dd><code>{certificate.Thumbprint}</code></dd></div>

            """);
        if (certificate.Subject is { } subject)
        {
            html.Add($"<div><dt>Subject</dt><dd>{subject}</dd></div>\n");
        }

        if (certificate is { NotBefore: { } start, NotAfter: { } end })
        {
            html.Add($"<div><dt>Valid</dt><dd>{Values.Day(start)} to {Values.Day(end)}</dd></div>\n");
        }

        if (certificate.Sha256 is { } sha256)
        {
            html.Add($"<div><dt>SHA-256</dt><dd><code>{sha256}</code></dd></div>\n");
        }

        html.Add($"""</dl><p class="quiet">Only the public part was read. The private key never left the Exchange servers.</p></section>""");
        html.Add($"\n");
    }
}

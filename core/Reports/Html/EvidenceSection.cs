namespace HybridTrust.Reports.Html;

/// <summary>What binds this page to what happened.</summary>
internal static class EvidenceSection
{
    public static void Write(HtmlText html, RunReport report)
    {
        html.Add($"""
            <section aria-labelledby="evidence"><h2 id="evidence">Evidence</h2>
            <p>{report.Evidence.Records} records, each bound to the one before it.
            <span class="badge {(report.Evidence.Intact ? "good" : "bad")}">{(report.Evidence.Intact ? "chain intact" : "chain broken")}</span></p>
            <dl class="facts"><div class="wide"><dt>Head of the chain</dt><dd><code>{report.Evidence.Head}</code></dd></div>
            <div class="wide"><dt>Signed by the host</dt><dd>{Signed(report.Evidence)}</dd></div></dl>
            <p class="quiet">Check it yourself: fetch <code>/api/runs/{report.Run}/evidence</code> and run <code>hybridtrust verify-evidence FILE --signer CERT</code>.
            It names every record that was changed, removed or moved. A copy of each signed head is sent to the ticket.</p>

            """);
        if (report.RunnerJobs.Count > 0)
        {
            Jobs(html, report);
        }

        html.Add($"</section>\n");
    }

    private static string Signed(ReportEvidence evidence) => evidence.Signer is { } signer
        ? $"{evidence.SignedHeads} {(evidence.SignedHeads == 1 ? "head" : "heads")} on the way, by {signer} (SHA-256 {evidence.SignerSha256})"
        : "not signed";

    private static void Jobs(HtmlText html, RunReport report)
    {
        var jobs = report.RunnerJobs;
        var others = report.RunnerJobsInAll - jobs.Count;
        html.Add($"""
            <h3>Runner jobs</h3>
            <table class="jobs"><thead><tr><th scope="col">Job</th><th scope="col">Stage</th><th scope="col">Steps</th><th scope="col">Binding</th></tr></thead><tbody>

            """);
        foreach (var job in jobs)
        {
            html.Add($"""
                <tr><td>{job.Executor} {job.ToolVersion}<br><code class="quiet">{job.Job}</code></td>
                <td>{Stage(job)}</td>
                <td class="number">{job.Steps}</td>
                <td><dl class="hashes"><dt>job</dt><dd><code>{job.EnvelopeHash}</code></dd><dt>result</dt><dd><code>{job.ResultHash}</code></dd>
                <dt>signed by</dt><dd><code>{job.Signer}</code></dd></dl></td></tr>

                """);
        }

        html.Add($"</tbody></table>\n");
        if (others > 0)
        {
            html.Add($"""
                <p class="quiet">{report.RunnerJobsInAll} jobs in all. The other {others} only made proofs, or looked while the run waited, and changed nothing; what they showed is under the proofs
                and in what the run noted.</p>

                """);
        }
    }

    private static string Stage(ReportJob job) => job switch
    {
        { Phase: { } phase } => $"phase {phase.ToString().ToLowerInvariant()}",
        { Stage: 0 } => "inspection",
        _ => $"stage {job.Stage}",
    };
}

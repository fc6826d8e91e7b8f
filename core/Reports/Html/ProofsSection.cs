using HybridTrust.Proofs;

namespace HybridTrust.Reports.Html;

/// <summary>Each proof with what it shows and, as plainly, what it does not.</summary>
internal static class ProofsSection
{
    public static void Write(HtmlText html, RunReport report)
    {
        html.Add($"""<section aria-labelledby="proofs"><h2 id="proofs">Proofs</h2>""");
        if (report.Proofs.Count == 0)
        {
            html.Add($"""<p class="quiet">No proof was carried out.</p>""");
        }

        html.Add($"""<div class="cards">""");
        foreach (var proof in ProofGroup.Of(report.Proofs))
        {
            html.Add($"""
                <article class="card {Tone(proof)}">
                <h3><span class="mark" aria-hidden="true">{OutcomeWords.Mark(Tone(proof))}</span> {proof.Name} <span class="badge">{Word(proof)}</span></h3>

                """);
            foreach (var line in proof.Lines)
            {
                html.Add($"<p>{line}</p>\n");
            }

            html.Add($"""
                <dl><dt>Shows</dt><dd>{proof.Shows}</dd><dt>Does not show</dt><dd>{proof.DoesNotShow}</dd></dl>
                </article>

                """);
        }

        html.Add($"</div></section>\n");
    }

    private static string Tone(ProofGroup proof) => proof.Verdict switch
    {
        ProofVerdict.Passed => "good",
        ProofVerdict.Failed when proof.FailedBefore => "warn",
        ProofVerdict.Failed => "bad",
        _ => "calm",
    };

    private static string Word(ProofGroup proof) => proof.Verdict switch
    {
        ProofVerdict.Passed => "passed",
        ProofVerdict.Failed when proof.FailedBefore => "failed before the run too",
        ProofVerdict.Failed => "failed",
        _ => "not exercised",
    };
}

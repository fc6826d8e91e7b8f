using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using HybridTrust.Evidence;
using HybridTrust.Plans;
using HybridTrust.Proofs;
using HybridTrust.Runs;
using HybridTrust.Steps;

namespace HybridTrust.Reports;

public class ReportHtmlTests
{
    private const string Hostile = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>&amp;";

    [Fact]
    public void A_ticket_that_could_not_be_told_is_shown()
    {
        var bench = new ReportBench();
        bench.Add(Evidence.EvidenceKind.Noted, "host", "Ticket servicenow:CHG1 could not be told: <500>", "details");

        Assert.Contains("could not be told: &lt;500&gt;", ReportHtml.Render(bench.Report()), StringComparison.Ordinal);
        Assert.Single(bench.Report().Notes);
    }

    [Theory]
    [InlineData(RunAction.Apply, 0.35, "The trust was set up and proven", "0.35 s later")]
    [InlineData(RunAction.Verify, 125, "The trust is proven", "2 min 5 s later")]
    [InlineData(RunAction.Apply, 7_500, "The trust was set up and proven", "2 h 5 min later")]
    [InlineData(RunAction.Rotate, 3_240_004.83, "The rotation was carried out, and the trust is proven", "37 days 12 h later")]
    public void The_first_lines_say_what_was_asked_for_and_how_long_it_took(RunAction action, double seconds, string headline, string later)
    {
        var report = new ReportBench().Report();
        var html = ReportHtml.Render(report with { Action = action, UpdatedAt = report.CreatedAt.AddSeconds(seconds) });

        Assert.Contains(headline, html, StringComparison.Ordinal);
        Assert.Contains(later, html, StringComparison.Ordinal);
    }

    [Fact]
    public void No_value_becomes_markup_wherever_it_comes_from()
    {
        var bench = new ReportBench { Sentence = Hostile, Organization = Testing.Profiles.Fabrikam with { VerifiedDomain = Hostile } };
        bench.AddStep(
            EvidenceKind.Changed,
            ReportBench.Applied(Hostile, ReportBench.Missing(Hostile, Hostile, Hostile), ReportBench.InPlace(Hostile)) with { Explanation = Hostile },
            job: Hostile,
            subject: Hostile);
        bench.AddPlan(new PlannedChange(
            Hostile, Site.Entra, Hostile, Hostile, new DocumentReference(Hostile, Hostile), ReportBench.Missing(Hostile, Hostile), Risk.Irreversible));
        bench.Add(EvidenceKind.Decided, Hostile, Hostile, new Approval(ReportBench.Run, Hostile, Approved: true, Hostile, ReportBench.Start, Hostile));
        bench.AddProof(new ProofResult(Hostile, ProofVerdict.Failed, Hostile, Hostile, Hostile));

        var html = ReportHtml.Render(bench.Report());

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onerror=alert(1)>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_loads_nothing_and_its_policy_names_its_own_style_sheet()
    {
        var html = ReportHtml.Render(new ReportBench().Report());

        Assert.DoesNotMatch(new Regex("\\s(src|href)\\s*=|url\\(|@import", RegexOptions.None, TimeSpan.FromSeconds(5)), html);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        var style = Between(html, "<style>", "</style>");
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"style-src 'sha256-{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(hash)}'", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulated_run_says_so_at_the_top_and_in_the_title_and_a_real_one_does_not()
    {
        var simulated = ReportHtml.Render(new ReportBench().Report());
        var real = ReportHtml.Render(new ReportBench().Report(simulated: false));

        Assert.Contains("<strong>SIMULATED</strong>", simulated, StringComparison.Ordinal);
        Assert.StartsWith("SIMULATED", Between(simulated, "<title>", "</title>"), StringComparison.Ordinal);
        Assert.DoesNotContain("SIMULATED", real, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_shows_each_property_before_and_after()
    {
        var bench = new ReportBench();
        bench.AddStep(
            EvidenceKind.Changed,
            ReportBench.Applied("a", ReportBench.Missing("HiddenFromAddressListsEnabled", "True", "False"), ReportBench.InPlace("hidden")));

        var html = ReportHtml.Render(bench.Report());

        Assert.Contains("HiddenFromAddressListsEnabled</th><td><code>False</code></td><td><code>True</code></td>", html, StringComparison.Ordinal);
        Assert.Contains("What changed", html, StringComparison.Ordinal);
        Assert.Contains("restarts a service", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_alone_shows_what_would_change()
    {
        var bench = new ReportBench { Outcome = RunOutcome.ChangesPending };
        bench.AddPlan(new PlannedChange(
            "a", Site.Entra, "tenant", "keys", new DocumentReference("Doc", "5"), ReportBench.Missing("key", "sha256:1"), Risk.None));

        var html = ReportHtml.Render(bench.Report());

        Assert.Contains("What would change", html, StringComparison.Ordinal);
        Assert.Contains("<code>sha256:1</code>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proof_says_what_it_does_not_show()
    {
        var bench = new ReportBench();
        bench.AddProof(new ProofResult("registered", ProofVerdict.NotExercised, "the key is there", "that it is used", "seen"));

        var html = ReportHtml.Render(bench.Report());

        Assert.Contains("<dt>Does not show</dt><dd>that it is used</dd>", html, StringComparison.Ordinal);
        Assert.Contains("not exercised", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_by_itself_is_a_line_of_the_calendar_until_the_run_does_it_after_all()
    {
        const string When = "a day after publication, where a server does not follow";
        var bench = new ReportBench();
        bench.AddStep(EvidenceKind.Inspected, ReportBench.Inspected("follows", ReportBench.Missing("InUse", "next")), when: When);
        Assert.Contains($"<td>of the calendar, {When}<br>", ReportHtml.Render(bench.Report()), StringComparison.Ordinal);

        bench.AddStep(EvidenceKind.Changed, ReportBench.Applied("follows", ReportBench.Missing("InUse", "next"), ReportBench.InPlace("it follows")), when: When);
        Assert.DoesNotContain("of the calendar", ReportHtml.Render(bench.Report()), StringComparison.Ordinal);
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}

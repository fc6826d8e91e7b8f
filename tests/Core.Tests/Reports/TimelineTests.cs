using HybridTrust.Evidence;
using HybridTrust.Procedures;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Runs;
using HybridTrust.Steps;

namespace HybridTrust.Reports;

/// <summary>The certificates over time, the servers that hold them, and what was done in an emergency.</summary>
public sealed class TimelineTests
{
    private const string Current = "1111111111111111111111111111111111111111";
    private const string Next = "2222222222222222222222222222222222222222";

    [Fact]
    public void The_timeline_has_a_bar_for_each_place_that_holds_or_believes_a_certificate()
    {
        var bench = new ReportBench();
        Look(bench, "auth-certificate/exported", new()
        {
            ["Thumbprint"] = Current,
            ["NotBefore"] = "2021-03-01T00:00:00Z",
            ["NotAfter"] = "2026-05-01T00:00:00Z",
            ["next.Thumbprint"] = Next,
            ["next.NotBefore"] = "2026-02-01T00:00:00Z",
            ["next.NotAfter"] = "2031-02-01T00:00:00Z",
        });
        Look(bench, "preflight/auth-config", new() { ["NextCertificateEffectiveDate"] = "2026-04-01T00:00:00Z" });
        Look(bench, CertificateOnApplicationStep.StepId, new() { ["Keys"] = "2" }, subject: "keys of Both");
        Look(bench, CertificateOnPrincipalStep.IdPrefix + "one", new() { ["Keys"] = "1" }, ReportBench.Missing("next.customKeyIdentifier", Next), "keys of One");
        Look(bench, CertificateOnPrincipalStep.IdPrefix + "none", [], subject: "keys of None");

        var report = bench.Report();
        var timeline = report.Timeline!;
        var html = ReportHtml.Render(report);

        Assert.Equal(
            ["Exchange servers 1 False", "Exchange servers 2 True", "keys of Both 1 False", "keys of Both 2 True", "keys of One 1 False"],
            timeline.Periods.Select(p => $"{p.Place} {p.Thumbprint[0]} {p.IsNext}"));
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), timeline.NextTakesOver);
        Assert.Equal(5, html.Split("<rect class=\"bar").Length - 1);
        Assert.Contains("next from 2026-04-01", html, StringComparison.Ordinal);
        Assert.Contains("The first to end is " + Current, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_certificate_there_is_no_timeline() => Assert.Null(new ReportBench().Report().Timeline);

    [Fact]
    public void The_matrix_says_of_each_server_what_it_has_of_each_certificate_and_what_is_not_known()
    {
        var bench = new ReportBench();
        Look(bench, "preflight/server-ex01.fabrikam.com", new() { ["Build"] = "15.2", [$"current {Current}"] = "Usable", [$"next {Next}"] = "KeyUnreadable" });
        Look(bench, "preflight/server-ex02.fabrikam.com", new() { [$"current {Current}"] = "Missing" });

        var report = bench.Report();
        var html = ReportHtml.Render(report);

        Assert.Equal(["current Usable", "next KeyUnreadable", "current Missing"], report.Holdings.Select(h => $"{h.Use} {h.Holding}"));
        Assert.Contains("held, key usable", html, StringComparison.Ordinal);
        Assert.Contains("held, key unusable", html, StringComparison.Ordinal);
        Assert.Contains(">missing<", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_done_alone_stands_on_top_until_and_after_another_person_approved_it()
    {
        var bench = new ReportBench();
        var plan = bench.AddPlan();
        bench.Add(EvidenceKind.Decided, "eve", "BREAK GLASS: eve goes ahead.", new Approval(ReportBench.Run, plan, Approved: true, "eve", ReportBench.Start, "down") { BreakGlass = true });
        Assert.Contains("Nobody has approved it yet.", ReportHtml.Render(bench.Report()), StringComparison.Ordinal);

        var afterwards = new Approval(ReportBench.Run, plan, Approved: true, "anna", ReportBench.Start.AddDays(1), null);
        var html = ReportHtml.Render(bench.Report(afterwards: [afterwards]));
        Assert.Contains("BREAK GLASS", html, StringComparison.Ordinal);
        Assert.Contains("Another person approved it afterwards.", html, StringComparison.Ordinal);
    }

    private static void Look(ReportBench bench, string step, Dictionary<string, string> before, Finding? finding = null, string subject = "thing") => bench.AddStep(
        EvidenceKind.Inspected,
        new StepResult(step, StepAction.Inspected, new Observation(finding ?? ReportBench.InPlace("in place"), before), null, null, ReportBench.Start, ReportBench.Start),
        subject: subject);
}

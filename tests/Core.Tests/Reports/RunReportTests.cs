using System.Text.Json;
using HybridTrust.Evidence;
using HybridTrust.Json;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Procedures;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Proofs;
using HybridTrust.Runs;
using HybridTrust.Steps;

namespace HybridTrust.Reports;

public class RunReportTests
{
    [Fact]
    public void A_change_is_told_although_the_step_was_only_looked_at_again_after_it()
    {
        var bench = new ReportBench();
        bench.AddStep(EvidenceKind.Inspected, ReportBench.Inspected("a", ReportBench.Missing("Name", "X")));
        bench.AddStep(EvidenceKind.Changed, ReportBench.Applied("a", ReportBench.Missing("Name", "X"), ReportBench.InPlace("there")));
        bench.AddStep(EvidenceKind.Inspected, ReportBench.Inspected("a", ReportBench.InPlace("there")), round: 2);

        var step = Assert.Single(bench.Report().Steps);

        Assert.Equal(StepAction.Applied, step.Action);
        Assert.IsType<Finding.Missing>(step.Before?.Finding);
        Assert.IsType<Finding.InPlace>(step.After);
    }

    [Fact]
    public void The_plan_is_the_one_that_the_run_ended_with()
    {
        var bench = new ReportBench();
        bench.Add(EvidenceKind.Planned, "host", "first", new Plans.Plan(1, "fabrikam", [], [], [], 5));
        var hash = bench.AddPlan();

        Assert.Equal(hash, bench.Report().Plan?.Hash);
        Assert.Equal(1, bench.Report().Plan?.InPlace);
    }

    [Fact]
    public void What_changed_between_two_plans_is_told_step_by_step_on_the_page_too()
    {
        var bench = new ReportBench();
        var change = new Plans.PlannedChange(
            "p/one", Site.Exchange, "ex01.fabrikam.com", "mail user <X>", new DocumentReference("Doc", "step 2"), ReportBench.Missing("Hidden", "true"), Risk.None);
        var first = new Plans.Plan(1, "fabrikam", [], [change], [], 5);
        var second = first with { Changes = [change with { Finding = ReportBench.Missing("Hidden", "false") }, change with { Step = "p/two", Object = "role" }] };
        bench.Add(EvidenceKind.Planned, "host", "first", first);
        bench.Add(EvidenceKind.Noted, "host", "an ordinary note", "nothing");
        bench.Add(EvidenceKind.Noted, "host", "Plan 2 differs from plan 1.", Plans.PlanDifference.Between(first, second));
        bench.Add(EvidenceKind.Planned, "host", "second", second);

        var replan = Assert.Single(bench.Report().Replans);

        Assert.Equal("Plan 2 differs from plan 1.", replan.Sentence);
        Assert.Equal(("p/two", "p/one"), (Assert.Single(replan.Difference.Added).Step, Assert.Single(replan.Difference.Altered).Step));
        var page = ReportHtml.Render(bench.Report());
        Assert.Contains("What changed between the plans", page, StringComparison.Ordinal);
        Assert.Contains("<li>~ mail user &lt;X&gt; on ex01.fabrikam.com: now ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("What changed between the plans", ReportHtml.Render(new ReportBench().Report()), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_runner_job_comes_once_with_what_binds_it()
    {
        var bench = new ReportBench();
        bench.AddStep(EvidenceKind.Inspected, ReportBench.Inspected("a", ReportBench.InPlace("there")), job: "job-1");
        bench.AddStep(EvidenceKind.Inspected, ReportBench.Inspected("b", ReportBench.InPlace("there")), job: "job-1");
        bench.AddStep(EvidenceKind.Inspected, ReportBench.Inspected("c", ReportBench.InPlace("there")));

        var job = Assert.Single(bench.Report().RunnerJobs);

        Assert.Equal(("job-1", 2, "envelope", "result", "SIGNER"), (job.Job, job.Steps, job.EnvelopeHash, job.ResultHash, job.Signer));
    }

    [Fact]
    public void A_job_of_a_rotation_has_the_name_of_its_phase_and_the_jobs_that_are_not_listed_are_counted()
    {
        var bench = new ReportBench { Action = RunAction.Rotate };
        bench.AddStep(EvidenceKind.Inspected, ReportBench.Inspected("rotate/date", ReportBench.Missing("date", "later")), job: "job-1");
        bench.AddStep(EvidenceKind.Changed, ReportBench.Applied("rotate/date", ReportBench.Missing("date", "later"), ReportBench.InPlace("set")), job: "job-2");

        var report = bench.Report();

        Assert.Equal([null, RotationPhase.Date], report.RunnerJobs.Select(job => job.Phase));
        Assert.Contains("<td>phase date</td>", ReportHtml.Render(report), StringComparison.Ordinal);
        Assert.DoesNotContain("jobs in all", ReportHtml.Render(report), StringComparison.Ordinal);
        Assert.Contains("48 jobs in all. The other 46 only", ReportHtml.Render(report with { RunnerJobsInAll = 48 }), StringComparison.Ordinal);
    }

    [Fact]
    public void What_each_server_holds_is_told_as_it_was_at_the_end_too()
    {
        var incoming = new string('B', 40);
        var bench = new ReportBench { Action = RunAction.Rotate };
        bench.AddStep(EvidenceKind.Changed, ReportBench.Applied("rotate/on-ex01.fabrikam.com", ReportBench.Missing("Thumbprint", incoming), ReportBench.InPlace("there")));
        bench.AddStep(EvidenceKind.Changed, ReportBench.Applied("rotate/on-ex02.fabrikam.com", ReportBench.Missing("left out", "yes"), ReportBench.InPlace("left out")));
        bench.AddStep(EvidenceKind.Inspected, ReportBench.Inspected("rotate/on-ex03.fabrikam.com", ReportBench.Missing("Thumbprint", incoming)));
        Learn("Created");
        Assert.Equal(["next"], bench.Report().HoldingsAtEnd.Select(h => h.Use).Distinct());

        Learn("Published");
        var report = bench.Report();

        Assert.Equal(
            [("ex01.fabrikam.com", "current", incoming, "Usable"), ("ex02.fabrikam.com", "current", incoming, "Unknown"), ("ex03.fabrikam.com", "current", incoming, "Missing")],
            report.HoldingsAtEnd.Select(h => (h.Server, h.Use, h.Thumbprint, h.Holding)));
        Assert.Contains("As the run&#x27;s steps saw it last.", ReportHtml.Render(report), StringComparison.Ordinal);

        void Learn(string standing) => bench.Add(EvidenceKind.Learned, "host", "known", new FactsEvidence(1, 1, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [RotationFacts.Incoming] = incoming,
            [RotationFacts.Standing] = standing,
            [RotationFacts.LeftOut("ex02.fabrikam.com")] = "left out",
        }));
    }

    [Fact]
    public void A_decision_and_a_policy_that_asks_for_none_are_both_told()
    {
        var bench = new ReportBench();
        bench.Add(EvidenceKind.Decided, "bob", "bob approved plan", new Approval(ReportBench.Run, "hash", Approved: true, "bob", ReportBench.Start, "fine"));
        bench.Add(EvidenceKind.Decided, "host", "no approval asked for", new ApprovalPolicy { Required = false });

        var decisions = bench.Report().Decisions;

        Assert.Equal("hash", decisions[0].Approval?.PlanHash);
        Assert.Null(decisions[1].Approval);
        Assert.Equal("no approval asked for", decisions[1].Sentence);
    }

    [Fact]
    public void The_head_of_the_evidence_fixes_it_and_a_changed_record_is_seen()
    {
        var bench = new ReportBench();
        bench.AddPlan();
        bench.AddProof(new ProofResult("registered", ProofVerdict.Passed, "shows", "not", "seen"));
        var whole = bench.Report().Evidence;

        var forged = bench.Records.ToList();
        forged[0] = forged[0] with { Entry = forged[0].Entry with { Summary = "another plan" } };

        Assert.True(whole.Intact);
        Assert.Equal((2, bench.Records[^1].Hash), (whole.Records, whole.Head));
        Assert.False(ReportEvidence.Of(forged).Intact);
        Assert.False(ReportEvidence.Of([forged[1]]).Intact);
    }

    [Fact]
    public void The_certificate_is_what_the_export_step_read()
    {
        var bench = new ReportBench();
        var seen = new Observation(ReportBench.InPlace("read"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Thumbprint"] = "ABC",
            ["Subject"] = "CN=Auth",
            ["NotBefore"] = "2026-01-01T00:00:00.0000000+00:00",
            ["NotAfter"] = "2031-01-01T00:00:00.0000000+00:00",
        });
        bench.AddStep(
            EvidenceKind.Inspected,
            new StepResult("auth-certificate/exported", StepAction.Inspected, seen, null, null, ReportBench.Start, ReportBench.Start));

        var certificate = bench.Report().Certificate;

        Assert.Equal(("ABC", "CN=Auth", 2031), (certificate?.Thumbprint, certificate?.Subject, certificate?.NotAfter?.Year));
    }

    [Fact]
    public void What_a_person_must_check_comes_from_the_procedures_of_the_plan()
    {
        var bench = new ReportBench();
        bench.AddPlan();

        var checks = bench.Report().ManualChecks;

        Assert.Equal(
            ProcedureCatalogue.Default.Find("skype-online-partner")!.ManualChecks.Select(c => c.What),
            checks.Select(c => c.What));
    }

    [Fact]
    public void After_an_emergency_that_was_refused_nobody_is_sent_to_finish_it()
    {
        var obstacle = new PlannedChange("emergency-publish/replacement", Site.Windows, "ex01.fabrikam.com", "auth certificate to publish",
            new DocumentReference("Doc", "step 2"), new Finding.Blocked { Sentence = "It lives." }, Risk.None);
        var (refused, done) = (new ReportBench(), new ReportBench());
        refused.Add(EvidenceKind.Planned, "host", "a plan", new Plan(Plan.CurrentVersion, "fabrikam", [ProcedureIds.EmergencyPublish], [], [obstacle], 0));
        done.Add(EvidenceKind.Planned, "host", "a plan", new Plan(Plan.CurrentVersion, "fabrikam", [ProcedureIds.EmergencyPublish], [], [], 1));

        Assert.Empty(refused.Report().ManualChecks);
        Assert.Contains(done.Report().ManualChecks, c => c.What is "Finish it in the cloud");
    }

    [Fact]
    public void A_report_reads_back_as_it_was_written()
    {
        var bench = new ReportBench();
        bench.AddStep(EvidenceKind.Changed, ReportBench.Applied("a", ReportBench.Missing("Name", "X"), ReportBench.InPlace("there")), job: "job-1");
        bench.AddPlan();
        var written = JsonSerializer.Serialize(bench.Report(), TrustJson.Readable);

        var read = TrustJson.Deserialize<RunReport>(written);

        Assert.Equal(written, JsonSerializer.Serialize(read, TrustJson.Readable));
    }
}

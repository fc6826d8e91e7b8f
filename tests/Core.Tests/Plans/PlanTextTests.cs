using HybridTrust.Organizations;
using HybridTrust.Reports;
using HybridTrust.Steps;

namespace HybridTrust.Plans;

public sealed class PlanTextTests
{
    private static readonly PlannedChange Change = new(
        "p/one", Site.Exchange, "ex01.fabrikam.com", "mail user X", new DocumentReference("Doc", "step 2"),
        ReportBench.Missing("Hidden", "true", "false"), Risk.Restart | Risk.PointOfNoReturn);

    [Fact]
    public void A_plan_reads_as_a_diff_with_place_document_risk_before_and_after()
    {
        var plan = Of(Change);
        var text = PlanText.Of(plan);
        Assert.StartsWith($"Plan {plan.Hash()}\n", text, StringComparison.Ordinal);
        Assert.Contains("+ mail user X\n    Exchange, ex01.fabrikam.com; Doc, step 2\n    RISK: restarts a service, point of no return\n", text, StringComparison.Ordinal);
        Assert.Contains("      Hidden: false -> true\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_by_itself_is_calendar_and_no_change_and_an_approval_is_for_both()
    {
        var line = Change with { Step = "p/wait", Object = "the date", When = "on its date, by itself" };
        var plan = Of(Change) with { Calendar = [line] };

        Assert.Equal(["p/one", "p/wait"], plan.Approved.Select(c => c.Step));
        Assert.NotEqual(Of(Change).Hash(), plan.Hash());
        var text = PlanText.Of(plan);
        Assert.Contains("fabrikam: 1 to change,", text, StringComparison.Ordinal);
        Assert.Contains("\n> the date: on its date, by itself\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_emergency_says_that_it_waits_for_no_window_and_nothing_else_does()
    {
        Assert.Contains("outside the maintenance window and freezes", PlanText.Of(Of(Change) with { Procedures = [ProcedureIds.EmergencyImport] }), StringComparison.Ordinal);
        Assert.DoesNotContain("freezes", PlanText.Of(Of(Change)), StringComparison.Ordinal);
        Assert.DoesNotContain("freezes", PlanText.Of(Of(Change) with { Procedures = [ProcedureIds.Preflight, ProcedureIds.EmergencyImport] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_without_a_calendar_says_nothing_of_one() =>
        Assert.DoesNotContain("calendar", Json.TrustJson.Serialize(Of(Change)), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void No_line_of_a_finding_passes_for_another_change()
    {
        var hostile = Change with { Object = "mail user X\n+ everything" };
        Assert.DoesNotContain("\n+ everything", PlanText.Of(Of(hostile)), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_plans_differ_by_what_came_went_and_is_found_otherwise()
    {
        var two = Change with { Step = "p/two" };
        var three = Change with { Step = "p/three" };
        var difference = PlanDifference.Between(Of(Change, two), Of(Change with { Finding = ReportBench.Missing("Hidden", "true") }, three));
        Assert.Equal(["p/three"], difference.Added.Select(c => c.Step));
        Assert.Equal(["p/two"], difference.Dropped.Select(c => c.Step));
        Assert.Equal(["p/one"], difference.Altered.Select(c => c.Step));
        Assert.Empty(PlanDifference.Between(Of(Change), Of(Change)).Lines());
    }

    private static Plan Of(params IReadOnlyList<PlannedChange> changes) => new(Plan.CurrentVersion, "fabrikam", ["p"], changes, [], 3);
}

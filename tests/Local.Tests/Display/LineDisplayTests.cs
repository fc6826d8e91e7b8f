using HybridTrust.Evidence;
using HybridTrust.Runs;
using HybridTrust.Steps;
using Xunit;

namespace HybridTrust.Local.Display;

public class LineDisplayTests
{
    [Fact]
    public void Steps_that_look_the_same_are_each_shown_once_and_the_site_stands_apart_from_the_object()
    {
        using var output = new StringWriter();
        var display = new LineDisplay(output);
        var view = View(Step("a"), Step("b"));

        display.Show(view);
        display.Show(view);

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Count(line => line.StartsWith("  ExchangeOnline connector ", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_a_run_says_has_its_date_before_it_once_the_run_takes_days()
    {
        using var output = new StringWriter();
        var display = new LineDisplay(output);
        var begun = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

        display.Show(View() with { CreatedAt = begun, UpdatedAt = begun.AddMinutes(5) });
        display.Show(View() with { CreatedAt = begun, UpdatedAt = begun.AddDays(3), Sentence = "Stage 1 of 2." });

        Assert.Equal(["Reading both sides of contoso.", "2026-11-24 09:00  Stage 1 of 2."], output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void What_comes_by_itself_is_ahead_and_not_different()
    {
        var different = new Observation(new Finding.Different { Sentence = "Exchange publishes it", Settings = [] });
        var step = Step("published");
        step = step with { When = "on its date", Result = step.Result with { Before = different } };

        Assert.Equal(["ahead", "different"], StepRow.Of([step, step with { When = null }]).Select(row => row.Finding));
    }

    private static StepEvidence Step(string id) => new(
        1, 0, Site.ExchangeOnline, "contoso.mail.onmicrosoft.com", "connector", new DocumentReference("Document", "step"), Risk.None,
        new StepResult(id, StepAction.Inspected, new Observation(new Finding.InPlace { Sentence = "is there" }), null, null, default, default),
        new BatchEvidence("runner", "1.0"));

    private static RunView View(params StepEvidence[] steps) => new(
        "run-1", "contoso", RunAction.Apply, new TicketReference("desk", "CHG1"), "requester", RunPhase.Inspecting, null, "Reading both sides of contoso.", null, null,
        0, 0, default, default, steps, []);
}

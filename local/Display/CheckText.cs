using HybridTrust.Local.Commands;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Local.Display;

/// <summary>What <c>check</c> found, for a person: what the profile asks for first, what to act on last.</summary>
internal static class CheckText
{
    public static void Write(Terminal terminal, CheckResult result)
    {
        var text = new TextBlock(terminal.Output, terminal.Width);
        var planner = result.Planner!;
        text.Write("", $"{result.Profile}: nothing is wrong. Organization {result.Organization}.");
        text.Write("", planner.Topology);
        foreach (var procedure in result.Procedures)
        {
            Write(text, procedure);
        }

        text.Heading($"What fits this topology on {Words.Day(planner.Today)}, and why");
        foreach (var decision in planner.Chosen)
        {
            Write(text, decision, decision.InRelease ? "" : " (not in this release)");
        }

        text.Heading("What does not, and why");
        foreach (var decision in planner.LeftOut)
        {
            Write(text, decision, "");
        }

        FeatureText.Write(text, planner.Features);
        text.Heading("The dates behind this");
        foreach (var fact in planner.Facts)
        {
            Write(text, fact);
        }

        Write(text, "Where the profile differs", "The profile asks for what fits, and for nothing else.", planner.Differences);
        Write(text, "Warnings", "None.", planner.Warnings);
    }

    private static void Write(TextBlock text, CheckedProcedure procedure)
    {
        text.Heading($"{procedure.Id}{(procedure.Legacy ? " (legacy)" : "")}: {procedure.Title}");
        foreach (var (number, step) in procedure.Steps.Index())
        {
            text.Write($"{number + 1,3}. ", $"{step.Site}, {step.Target}: {step.Object}");
            text.Write("     ", step.Document);
        }
    }

    private static void Write(TextBlock text, CheckedDecision decision, string note)
    {
        text.Write("  ", $"{decision.Procedure}{note}");
        text.Write("     ", decision.Message);
    }

    private static void Write(TextBlock text, string heading, string none, IReadOnlyList<CheckedRemark> remarks)
    {
        text.Heading(heading);
        foreach (var remark in remarks)
        {
            text.Write("  ! ", remark.Message);
        }

        if (remarks.Count == 0)
        {
            text.Write("  ", none);
        }
    }

    private static void Write(TextBlock text, DatedFact fact)
    {
        var day = $"  {fact.When,-17} ";
        text.Write(day, fact.Statement);
        var doubt = fact.Standing is FactStanding.Secondary ? " Microsoft's own word was not found." : "";
        text.Write(new string(' ', day.Length), $"{fact.Source}.{doubt}{(fact.Unconfirmed is { } open ? $" Unconfirmed: {open}" : "")}");
    }
}

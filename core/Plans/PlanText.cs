using System.Text;
using HybridTrust.Steps;

namespace HybridTrust.Plans;

/// <summary>A plan as a person reads it before approving: a diff, site by site as it would be carried out.</summary>
public static class PlanText
{
    /// <summary>The text, with the hash that an approval quotes on top.</summary>
    public static string Of(Plan plan)
    {
        var text = new StringBuilder();
        Line(text, $"Plan {plan.Hash()}");
        Line(text, $"{plan.Organization}: {plan.Changes.Count} to change, {plan.Obstacles.Count} in the way, {plan.InPlace} in place");
        if (plan.AtOnceSentence is { Length: > 0 } atOnce)
        {
            Line(text, atOnce);
        }

        foreach (var change in plan.Changes)
        {
            Line(text, "");
            Line(text, $"{(change.Finding is Finding.Missing ? '+' : '~')} {change.Object}");
            Where(text, change);
            foreach (var setting in change.Finding.Changes)
            {
                Line(text, $"      {setting.Property}: {setting.Actual ?? "(nothing)"} -> {setting.Expected}");
            }
        }

        foreach (var line in plan.Calendar ?? [])
        {
            Line(text, "");
            Line(text, $"> {line.Object}: {line.When}");
            Where(text, line);
        }

        foreach (var obstacle in plan.Obstacles)
        {
            Line(text, "");
            Line(text, $"! {obstacle.Object}");
            Where(text, obstacle);
        }

        return text.ToString();
    }

    private static void Where(StringBuilder text, PlannedChange change)
    {
        Line(text, $"    {change.Site}, {change.Target}; {change.Document}");
        if (Risks(change.Risk) is { Length: > 0 } risks)
        {
            Line(text, $"    RISK: {risks}");
        }

        Line(text, $"    {change.Finding.Sentence}");
    }

    private static string Risks(Risk risk) => string.Join(", ", new[]
    {
        risk.HasFlag(Risk.Restart) ? "restarts a service" : null,
        risk.HasFlag(Risk.Outage) ? "users may notice" : null,
        risk.HasFlag(Risk.Irreversible) ? "cannot be undone" : null,
        risk.HasFlag(Risk.PointOfNoReturn) ? "point of no return" : null,
    }.OfType<string>());

    // The same on every system, and no line of a finding can pass for one of ours.
    private static void Line(StringBuilder text, string line) => text.Append(line.ReplaceLineEndings(" ")).Append('\n');
}

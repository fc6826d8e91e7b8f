using System.Globalization;
using HybridTrust.Evidence;
using HybridTrust.Steps;

namespace HybridTrust.Local.Display;

/// <summary>A step as a row.</summary>
/// <param name="Site">Where its object lives.</param>
/// <param name="Step">The object.</param>
/// <param name="Finding">What was there.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Seconds">How long that took.</param>
internal sealed record StepRow(string Site, string Step, string Finding, string Result, string Seconds)
{
    /// <summary>A row for each step. The same object on several servers is told with its server.</summary>
    public static IReadOnlyList<StepRow> Of(IReadOnlyList<StepEvidence> steps)
    {
        var repeated = steps.CountBy(s => s.Object, StringComparer.Ordinal).Where(o => o.Value > 1).Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        return [.. steps.Select(s => Of(s, repeated.Contains(s.Object) ? $"{s.Object} on {s.Target.Split('.')[0]}" : s.Object))];
    }

    private static StepRow Of(StepEvidence step, string name) => new(
        step.Site.ToString(),
        name,
        step.Result.Before?.Finding switch
        {
            _ when step.IsAhead => "ahead",
            Steps.Finding.InPlace => "in place",
            Steps.Finding.Missing => "missing",
            Steps.Finding.Different => "different",
            Steps.Finding.Blocked => "blocked",
            _ => "not seen",
        },
        step.Result.Action switch
        {
            StepAction.Inspected => "",
            StepAction.LeftAlone => "left alone",
            StepAction.Applied => "changed",
            StepAction.Undone => "put back",
            StepAction.Refused => "refused",
            StepAction.Drifted => "drifted",
            StepAction.Failed => "failed",
            StepAction.NotReached => "not reached",
            StepAction.OutOfWindow => "window closed",
            var other => other.ToString(),
        },
        (step.Result.EndedAt - step.Result.StartedAt).TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture));

    /// <summary>Whether there is nothing to tell: in place and left so.</summary>
    public bool IsQuiet => Finding is "in place" && Result is "" or "left alone";

    /// <inheritdoc />
    public override string ToString() => $"{Site,-15}{Step,-74} {Finding,-10} {Result,-12}{Seconds,6} s";
}

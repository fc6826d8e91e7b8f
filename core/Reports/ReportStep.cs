using System.Text.Json.Serialization;
using HybridTrust.Evidence;
using HybridTrust.Steps;

namespace HybridTrust.Reports;

/// <summary>A step as a report shows it: what was there, what became of it.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Site">Where the object lives.</param>
/// <param name="Target">The server or tenant.</param>
/// <param name="Object">The object, as an admin names it.</param>
/// <param name="Document">The document step it carries out.</param>
/// <param name="Risk">What there was to know before approving.</param>
/// <param name="Action">What became of it.</param>
/// <param name="Before">What was seen first; null when it was not reached.</param>
/// <param name="After">What was seen last, when something was changed.</param>
/// <param name="Explanation">Why, for every action that is not plain success.</param>
/// <param name="Executor"><c>cloud</c> or <c>runner NAME</c>.</param>
/// <param name="Job">The runner's job; null for the cloud.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="EndedAt">UTC.</param>
public sealed record ReportStep(
    string Step,
    Site Site,
    string Target,
    string Object,
    DocumentReference Document,
    Risk Risk,
    StepAction Action,
    Observation? Before,
    Finding? After,
    string? Explanation,
    string Executor,
    string? Job,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt)
{
    /// <summary>For a line of the calendar when it comes by itself, or in which case it is done, in words; null for a change.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? When { get; init; }

    /// <summary>Whether the run changed the object, or may have.</summary>
    [JsonIgnore]
    public bool Touched => Action is StepAction.Applied or StepAction.Undone or StepAction.Failed;

    /// <summary>
    /// Every step of a run once, in the order first seen. A run that planned again sees a step several times: what was done to it says
    /// more than the last look at it.
    /// </summary>
    internal static IReadOnlyList<ReportStep> AllOf(IReadOnlyList<EvidenceRecord> evidence)
    {
        var order = new List<string>();
        var telling = new Dictionary<string, StepEvidence>(StringComparer.Ordinal);
        foreach (var record in evidence.Where(r => r.Entry.Kind is EvidenceKind.Inspected or EvidenceKind.Changed))
        {
            var seen = record.Details<StepEvidence>();
            if (!telling.TryGetValue(seen.Result.Step, out var known))
            {
                order.Add(seen.Result.Step);
                telling.Add(seen.Result.Step, seen);
            }
            else if (Weight(seen) >= Weight(known))
            {
                telling[seen.Result.Step] = seen;
            }
        }

        return [.. order.Select(id => Of(telling[id]))];
    }

    private static int Weight(StepEvidence step) => step.Result.Action switch
    {
        StepAction.Applied or StepAction.Undone or StepAction.Failed => 3,
        StepAction.Refused or StepAction.Drifted => 2,
        StepAction.NotReached => 0,
        _ => 1,
    };

    private static ReportStep Of(StepEvidence step) => new(
        step.Result.Step,
        step.Site,
        step.Target,
        step.Object,
        step.Document,
        step.Risk,
        step.Result.Action,
        step.Result.Before,
        step.Result.After,
        step.Result.Explanation,
        step.Batch.Executor,
        step.Batch.Job,
        step.Result.StartedAt,
        step.Result.EndedAt)
    {
        When = step.IsAhead ? step.When : null,
    };
}

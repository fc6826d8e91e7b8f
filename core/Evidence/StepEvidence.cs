using System.Text.Json.Serialization;
using HybridTrust.Steps;

namespace HybridTrust.Evidence;

/// <summary>What a run keeps of one step of one batch.</summary>
/// <param name="Round">From 1; a run that had to plan again has more than one.</param>
/// <param name="Stage">The stage; 0 for inspection.</param>
/// <param name="Site">Where the object lives.</param>
/// <param name="Target">The server or tenant.</param>
/// <param name="Object">The object, as an admin names it.</param>
/// <param name="Document">The document step it carries out.</param>
/// <param name="Risk">What there was to know before approving.</param>
/// <param name="Result">What became of it: before, after, times.</param>
/// <param name="Batch">Who carried it out, and by which job.</param>
public sealed record StepEvidence(
    int Round,
    int Stage,
    Site Site,
    string Target,
    string Object,
    DocumentReference Document,
    Risk Risk,
    StepResult Result,
    BatchEvidence Batch)
{
    /// <summary>When it comes by itself, or in which case it is done, in words; null for a step that is done as soon as its turn comes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? When { get; init; }

    /// <summary>Whether it is a line of the calendar that nobody has carried out, rather than a change that is missing.</summary>
    [JsonIgnore]
    public bool IsAhead => When is not null && Result is { Action: StepAction.Inspected, Before.Finding.CallsForChange: true };
}

namespace HybridTrust.Steps;

/// <summary>What a batch reports of one step.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Action">What became of it.</param>
/// <param name="Before">What was seen first; null when it was not reached.</param>
/// <param name="After">What was seen last, when something was changed.</param>
/// <param name="Explanation">Why, for every action that is not plain success.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="EndedAt">UTC.</param>
public sealed record StepResult(
    string Step,
    StepAction Action,
    Observation? Before,
    Finding? After,
    string? Explanation,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt);

using HybridTrust.Evidence;
using HybridTrust.Steps;

namespace HybridTrust.Runs;

/// <summary>Writes what became of a step as evidence.</summary>
internal static class StepEntry
{
    public static EvidenceEntry Of(RunSession run, EvidenceKind kind, int stage, IStep step, StepResult result, BatchEvidence batch) =>
        EvidenceEntry.Of(
            result.EndedAt,
            kind,
            run.Host.Simulated ? $"{batch.Executor} (SIMULATED)" : batch.Executor,
            $"{step.Object} on {step.Target}: {Words(result)}",
            new StepEvidence(run.Round, stage, step.Site, step.Target, step.Object, step.Document, step.Risk | (result.Before?.Finding.Risk ?? Risk.None), result, batch) { When = (step as ICalendarStep)?.When });

    private static string Words(StepResult result) => result.Action switch
    {
        StepAction.Inspected or StepAction.LeftAlone => result.Before?.Finding.Sentence ?? result.Explanation ?? "looked at.",
        StepAction.Applied => result.After?.Sentence ?? "applied.",
        _ => $"{result.Action.ToString().ToLowerInvariant()}: {result.Explanation}",
    };
}

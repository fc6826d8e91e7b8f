using HybridTrust.Organizations;
using HybridTrust.Runs;

namespace HybridTrust.Reports.Html;

/// <summary>Outcomes in words that a change board reads.</summary>
internal static class OutcomeWords
{
    public static string Label(RunOutcome? outcome) => outcome switch
    {
        RunOutcome.Proven => "Proven",
        RunOutcome.NothingToDo => "Nothing to do",
        RunOutcome.ChangesPending => "Changes pending",
        RunOutcome.WaitingForApproval => "Waiting for approval",
        RunOutcome.Undone => "Put back",
        RunOutcome.StoppedSafely => "Stopped safely",
        RunOutcome.RotatedWithGap => "Rotated with a gap",
        RunOutcome.Failed => "Failed",
        _ => "In progress",
    };

    public static string Headline(RunReport report) => report.Outcome switch
    {
        RunOutcome.Proven when report.Plan is { } plan && ProcedureIds.AreEmergency(plan.Procedures) => "The emergency change was made; see below what is left to do",
        RunOutcome.Proven when report.Action is RunAction.Rotate => "The rotation was carried out, and the trust is proven",
        RunOutcome.Proven when report.Action is RunAction.Verify => "The trust is proven",
        RunOutcome.Proven => "The trust was set up and proven",
        RunOutcome.NothingToDo => "Everything was in place, and proven",
        RunOutcome.ChangesPending => "There are changes to decide on",
        RunOutcome.WaitingForApproval => "The plan waits for its approval",
        RunOutcome.Undone => "What an earlier run changed was put back",
        RunOutcome.RotatedWithGap => "The certificate was replaced, and somebody still lacks it",
        RunOutcome.StoppedSafely => "The run stopped before doing harm",
        RunOutcome.Failed => "The run failed",
        _ => "The run is not over yet",
    };

    /// <summary>The tone of an outcome; the word and the mark say the same to those who see no colour.</summary>
    public static string Tone(RunOutcome? outcome) => outcome switch
    {
        RunOutcome.Proven or RunOutcome.NothingToDo => "good",
        RunOutcome.Failed => "bad",
        RunOutcome.StoppedSafely or RunOutcome.RotatedWithGap => "warn",
        _ => "calm",
    };

    public static string Mark(string tone) => tone switch
    {
        "good" => "✓",
        "bad" => "✕",
        "warn" => "!",
        _ => "…",
    };
}

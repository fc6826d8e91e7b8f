using HybridTrust.Proofs;
using HybridTrust.Runs;

namespace HybridTrust.Local.Rehearsals;

/// <summary>What <c>rehearse --json</c> prints.</summary>
/// <param name="Simulated">Always true.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Organization">The organization.</param>
/// <param name="Outcome">How the run ended.</param>
/// <param name="Sentence">Why.</param>
/// <param name="Changes">How many changes were made, or are pending.</param>
/// <param name="Proofs">What was proved.</param>
/// <param name="RunnerJobs">How many jobs runners were given.</param>
/// <param name="GraphRequests">How many Graph requests reached the estate.</param>
/// <param name="Calendar">What happened when, by the simulated clock; empty for a run that took no day.</param>
/// <param name="ElapsedSeconds">From the command to the last file.</param>
/// <param name="Files">What was written.</param>
internal sealed record RehearsalResult(
    bool Simulated,
    string Run,
    string Organization,
    RunOutcome Outcome,
    string Sentence,
    int Changes,
    IReadOnlyList<ProofResult> Proofs,
    int RunnerJobs,
    int GraphRequests,
    IReadOnlyList<CalendarEntry> Calendar,
    double ElapsedSeconds,
    IReadOnlyList<string> Files)
{
    public static RehearsalResult Of(RunView view, int graphRequests, IReadOnlyList<CalendarEntry> calendar, TimeSpan elapsed, IReadOnlyList<string> files) => new(
        Simulated: true,
        view.Run,
        view.Organization,
        view.Outcome ?? RunOutcome.Failed,
        view.Sentence,
        view.Changes,
        view.Proofs,
        view.RunnerJobs,
        graphRequests,
        calendar,
        Math.Round(elapsed.TotalSeconds, 2),
        files);
}

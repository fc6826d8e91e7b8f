using HybridTrust.Proofs;

namespace HybridTrust.Runs;

/// <summary>How a run ended.</summary>
/// <param name="Outcome">In a word.</param>
/// <param name="Sentence">Why: organization, server, object, and what to do next.</param>
/// <param name="PlanHash">The plan that was made; null when inspection failed.</param>
/// <param name="Changes">How many changes were made (or are pending, for a plan).</param>
/// <param name="Proofs">What was proved.</param>
/// <param name="RunnerJobs">How many jobs runners were given.</param>
public sealed record RunResult(
    RunOutcome Outcome, string Sentence, string? PlanHash, int Changes, IReadOnlyList<ProofResult> Proofs, int RunnerJobs);

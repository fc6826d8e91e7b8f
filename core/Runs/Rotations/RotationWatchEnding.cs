namespace HybridTrust.Runs.Rotations;

/// <summary>How a stretch of waiting ended.</summary>
/// <param name="Run">The run, handed back.</param>
/// <param name="Verdict">In a word.</param>
/// <param name="Sentence">What was seen, where there is something to say.</param>
/// <param name="Repairable">Whether all that is wrong could be put right by what the plan was approved for.</param>
/// <param name="Looks">How often the run has looked by now.</param>
/// <param name="RunnerJobs">Jobs that the stretch gave to runners.</param>
public sealed record RotationWatchEnding(RunHandover Run, RotationVerdict Verdict, string Sentence, bool Repairable, int Looks, int RunnerJobs);

namespace HybridTrust.Evidence;

/// <summary>What a run knew after a stage: among it the ids of what it had created, by which undo knows its own.</summary>
/// <param name="Round">From 1; a run that had to plan again has more than one.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Facts">Everything known. Never a secret.</param>
public sealed record FactsEvidence(int Round, int Stage, IReadOnlyDictionary<string, string> Facts);

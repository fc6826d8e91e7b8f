namespace HybridTrust.Evidence;

/// <summary>Something wrong with evidence.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Line">The line where it shows, from 1; where something is missing, the line before which it belongs.</param>
/// <param name="Sequence">The record's number; null when none can be told.</param>
/// <param name="Sentence">What is there, and what was expected.</param>
public sealed record EvidenceFault(EvidenceFaultKind Kind, int Line, int? Sequence, string Sentence);

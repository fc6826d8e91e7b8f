using HybridTrust.Evidence;

namespace HybridTrust.Runs.Activities;

/// <summary>Entries and where they belong.</summary>
/// <param name="Run">The run.</param>
/// <param name="Head">The chain's head before them.</param>
/// <param name="Entries">In order.</param>
public sealed record EvidenceToAppend(string Run, EvidenceChain Head, IReadOnlyList<EvidenceEntry> Entries);

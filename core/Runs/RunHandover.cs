using HybridTrust.Evidence;
using HybridTrust.Runs.Activities;

namespace HybridTrust.Runs;

/// <summary>A run as it is handed to a child orchestration and back.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Setting">The profile that the run keeps, and the host.</param>
/// <param name="Round">How often it has planned.</param>
/// <param name="Evidence">The head of its evidence.</param>
/// <param name="Facts">What it knows.</param>
public sealed record RunHandover(
    string Run, RunRequest Request, RunSetting Setting, int Round, EvidenceChain Evidence, IReadOnlyDictionary<string, string> Facts);

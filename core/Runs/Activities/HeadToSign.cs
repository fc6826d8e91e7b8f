using HybridTrust.Evidence;

namespace HybridTrust.Runs.Activities;

/// <summary>The head to sign.</summary>
/// <param name="Run">The run.</param>
/// <param name="Head">The chain's head.</param>
public sealed record HeadToSign(string Run, EvidenceChain Head);

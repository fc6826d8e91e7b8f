using HybridTrust.Steps;

namespace HybridTrust.Runs.Rotations;

/// <summary>What was seen of a step.</summary>
internal sealed record StepFinding(IStep Step, Finding Finding);

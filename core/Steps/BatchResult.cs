using HybridTrust.Proofs;

namespace HybridTrust.Steps;

/// <summary>What a batch gives back.</summary>
/// <param name="Steps">One result a step, in the order asked.</param>
/// <param name="Facts">What is known now.</param>
public sealed record BatchResult(IReadOnlyList<StepResult> Steps, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>One result a proof, in the procedures' order.</summary>
    public IReadOnlyList<ProofResult> Proofs { get; init; } = [];

    /// <summary>The steps that the end of the maintenance window left, in order; empty where it left none.</summary>
    public IReadOnlyList<string> LeftByWindow() => [.. Steps.SkipWhile(s => s.Action is not StepAction.OutOfWindow).Select(s => s.Step)];

    /// <summary>The step that stopped the batch, or null.</summary>
    public StepResult? Stopped() =>
        Steps.FirstOrDefault(s => s.Action is StepAction.Failed or StepAction.Drifted or StepAction.Refused);
}

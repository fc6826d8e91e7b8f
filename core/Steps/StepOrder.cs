namespace HybridTrust.Steps;

/// <summary>One step of a batch.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Approved">In <see cref="BatchMode.Apply"/>, the finding that was approved; null when no change was: then it must be in place.</param>
/// <param name="Before">In <see cref="BatchMode.Undo"/>, the recorded before-state.</param>
public sealed record StepOrder(string Step, Finding? Approved, Observation? Before);

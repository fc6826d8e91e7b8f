namespace HybridTrust.Jobs;

/// <summary>What the host says to a runner before a change.</summary>
/// <param name="Objection">Why the next change must not begin; null when it may.</param>
public sealed record GateAnswer(string? Objection);

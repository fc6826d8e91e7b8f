namespace HybridTrust.Jobs;

/// <summary>How waiting for a runner ended.</summary>
/// <param name="ResultHash">SHA-256 of the signed result; null when the job expired without one.</param>
public sealed record JobEnding(string? ResultHash);

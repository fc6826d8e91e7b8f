namespace HybridTrust.Simulation.Http;

/// <summary>Why the estate's own routes refuse a request.</summary>
internal sealed record Problem(string Error);

namespace HybridTrust.Runs;

/// <summary>Who carries runs out; stamped into every run's evidence.</summary>
/// <param name="Version">The product's version.</param>
/// <param name="Simulated">True when the world behind the ports is an estate: everything it shows is marked so.</param>
/// <param name="ToolHash">SHA-256 of the host program's own file, 64 lower-case hex digits; null where it is not known.</param>
public sealed record HostIdentity(string Version, bool Simulated, string? ToolHash = null);

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A key of a principal at the start; the certificate by its name in the file.</summary>
internal sealed record StartingKey(string Certificate, string? DisplayName);

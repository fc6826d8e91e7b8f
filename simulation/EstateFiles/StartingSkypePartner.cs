namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A partner application of the pool that exists at the start.</summary>
internal sealed record StartingSkypePartner(string Name, string MetadataUrl, string TrustLevel, bool Enabled);

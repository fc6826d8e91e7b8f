namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A server at the start: what its certificate store holds, and its virtual directories.</summary>
internal sealed record StartingServer(string Fqdn, IReadOnlyList<StartingStoreEntry> Certificates, StartingVirtualDirectories VirtualDirectories);

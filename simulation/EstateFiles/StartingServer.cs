namespace HybridTrust.Simulation.EstateFiles;

/// <summary>What a server's certificate store holds at the start.</summary>
internal sealed record StartingServer(string Fqdn, IReadOnlyList<StartingStoreEntry> Certificates);

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A front end at the start: its store, the certificates assigned to uses, whether its replica is stuck.</summary>
internal sealed record StartingFrontEnd(
    string Fqdn, IReadOnlyList<StartingStoreEntry> Certificates, IReadOnlyDictionary<string, string> Assigned, bool Stalled);

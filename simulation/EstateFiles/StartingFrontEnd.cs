namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A front end at the start: its store, the certificates assigned to uses, services that do not run.</summary>
internal sealed record StartingFrontEnd(
    string Fqdn, IReadOnlyList<StartingStoreEntry> Certificates, IReadOnlyDictionary<string, string> Assigned, IReadOnlyList<string> StoppedServices, bool Stalled);

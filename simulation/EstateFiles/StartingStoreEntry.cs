namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A certificate in a server's store.</summary>
internal sealed record StartingStoreEntry(string Certificate, IReadOnlyList<string> Services, PrivateKeyState PrivateKey);

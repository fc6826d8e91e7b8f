namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A certificate in a server's store.</summary>
internal sealed record StartingStoreEntry(string Certificate, IReadOnlyList<string> Services, PrivateKeyState PrivateKey)
{
    /// <summary>Whether the private key may leave the server.</summary>
    public bool Exportable { get; init; } = true;
}

using HybridTrust.Certificates;

namespace HybridTrust.Simulation.Exchange;

/// <summary>
/// A certificate in a server's <c>LocalMachine\My</c>. The private key itself is a file of the estate, never part of the world.
/// </summary>
internal sealed record StoreEntry(PublicCertificate Certificate, bool HasPrivateKey, bool PrivateKeyReadable, IReadOnlyList<string> Services)
{
    /// <summary>Whether the private key may leave this server (domain 7, trap 14).</summary>
    public bool PrivateKeyExportable { get; init; } = true;

    public string Thumbprint => Certificate.Thumbprint;
}

using HybridTrust.Certificates;

namespace HybridTrust.Simulation.Exchange;

/// <summary>
/// A certificate in a server's <c>LocalMachine\My</c>. The private key itself is a file of the estate, never part of the world.
/// </summary>
internal sealed record StoreEntry(PublicCertificate Certificate, bool HasPrivateKey, bool PrivateKeyReadable, IReadOnlyList<string> Services)
{
    public string Thumbprint => Certificate.Thumbprint;
}

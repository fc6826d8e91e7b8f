using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A certificate to issue when the world is made; its age is relative, so that a sample never goes stale.</summary>
internal sealed record StartingCertificate(string Subject, IReadOnlyList<string> DnsNames, int IssuedDaysAgo, int ValidDays)
{
    /// <summary>Bits of its RSA key.</summary>
    public int KeySize { get; init; } = CertificateIssuer.KeySize;

    /// <summary>Whether the estate's certification authority issues it; else it signs itself.</summary>
    public bool Authority { get; init; }
}

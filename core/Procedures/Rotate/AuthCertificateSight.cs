using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Watch;

namespace HybridTrust.Procedures.Rotate;

/// <summary>The auth certificates of an organization, as AuthConfig and the servers' stores show them.</summary>
/// <param name="Config">AuthConfig.</param>
/// <param name="Held">Every auth certificate that a server holds with a private key, with that server.</param>
/// <param name="Unread">Servers that could not be read, with why.</param>
internal sealed record AuthCertificateSight(AuthConfigView Config, IReadOnlyList<HeldCertificate> Held, IReadOnlyDictionary<string, string> Unread)
{
    /// <summary>The certificate in use; null when no server that was read holds it.</summary>
    public PublicCertificate? Current => Find(Config.Current)?.Certificate;

    /// <summary>A certificate by exact thumbprint, on a server that can use its key where there is one.</summary>
    public HeldCertificate? Find(string thumbprint) => Held
        .Where(h => string.Equals(h.Certificate.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(h => h.KeyUsable)
        .FirstOrDefault();

    /// <summary>
    /// The youngest certificate that was made to follow the one in use and that nothing refers to: a rotation that was begun and died must
    /// go on with it, or each night makes another one.
    /// </summary>
    public HeldCertificate? Newborn(RotationPolicy policy, DateTimeOffset now) => Current is not { } current ? null : Held
        .Where(h => h.KeyUsable
            && h.Certificate.NotBefore > current.NotBefore
            && h.Certificate.NotAfter > current.NotAfter
            && h.Certificate.NotBefore <= now
            && ExpiryThresholds.LevelOf(h.Certificate.NotBefore, h.Certificate.NotAfter, policy, now) < ExpiryLevel.Stage
            && h.Certificate.RsaKeySize >= AuthCertificateRules.SmallestKey
            && !Config.Names(h.Certificate.Thumbprint))
        .OrderByDescending(h => h.Certificate.NotBefore)
        .ThenBy(h => h.Certificate.Thumbprint, StringComparer.Ordinal)
        .FirstOrDefault();
}

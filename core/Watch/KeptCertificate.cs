using HybridTrust.Certificates;

namespace HybridTrust.Watch;

/// <summary>The certificate that the vault holds for the one in use.</summary>
/// <param name="Thumbprint">Which, 40 upper-case hex digits.</param>
/// <param name="Since">When the watch saw it there first, UTC.</param>
public sealed record KeptCertificate(string Thumbprint, DateTimeOffset Since)
{
    /// <summary>What is known after a look: the same as before, or seen first now.</summary>
    internal static KeptCertificate? Of(PublicCertificate? seen, KeptCertificate? before, DateTimeOffset now) => seen switch
    {
        null => null,
        _ when string.Equals(seen.Thumbprint, before?.Thumbprint, StringComparison.OrdinalIgnoreCase) => before,
        _ => new KeptCertificate(seen.Thumbprint, now),
    };
}

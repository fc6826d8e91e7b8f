using HybridTrust.Entra;
using HybridTrust.Steps;

namespace HybridTrust.Certificates;

/// <summary>What comparing an uploaded key with a certificate gave (domain 4).</summary>
/// <param name="Key">The key as the directory has it.</param>
/// <param name="Level">The surest level that was reached.</param>
/// <param name="DatesMatch">Whether both dates are the certificate's, in UTC, to the second.</param>
/// <param name="Differences">What differs, with the certificate's value as the expected one; empty when <see cref="Verified"/>.</param>
public sealed record KeyMatch(KeyCredential Key, KeyMatchLevel Level, bool DatesMatch, IReadOnlyList<Setting> Differences)
{
    /// <summary>Whether the key is this certificate, whatever its dates say.</summary>
    public bool IsThisCertificate => Level >= KeyMatchLevel.Thumbprint;

    /// <summary>Whether the key is this certificate and its dates are right: what the documents ask to see.</summary>
    public bool Verified => IsThisCertificate && DatesMatch;

    /// <summary>Whether only the dates agree: worth telling, proves nothing.</summary>
    public bool IsWeak => Level is KeyMatchLevel.Dates;
}

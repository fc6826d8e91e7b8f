using System.Globalization;

namespace HybridTrust.Certificates;

/// <summary>What a certificate must be to serve as auth certificate (domain 1.3, 2(c), 2(e)).</summary>
public static class AuthCertificateRules
{
    /// <summary>The subject that setup gives; informational, for an organization may have made its own.</summary>
    public const string UsualSubject = "CN=Microsoft Exchange Server Auth Certificate";

    /// <summary>The smallest RSA key, in bits.</summary>
    public const int SmallestKey = 2048;

    /// <summary>Checks every rule; the order is the order of seriousness.</summary>
    public static IReadOnlyList<AuthCertificateRule> Check(PublicCertificate certificate, DateTimeOffset now) =>
        [KeyIsRsa(certificate), IsValid(certificate, now), HasUsualSubject(certificate)];

    // Exchange signs RS256, and only with a key of the CryptoAPI provider (domain 7, trap 13).
    private static AuthCertificateRule KeyIsRsa(PublicCertificate certificate) => new(
        "key-size",
        certificate.RsaKeySize >= SmallestKey,
        Informational: false,
        certificate.RsaKeySize is { } bits
            ? $"The RSA key has {bits} bits; {SmallestKey} are the least."
            : "The key is not RSA; Exchange signs its tokens with RSA only. Create the certificate with the RSA CryptoAPI provider.");

    private static AuthCertificateRule IsValid(PublicCertificate certificate, DateTimeOffset now) => new(
        "validity",
        certificate.NotBefore <= now && now < certificate.NotAfter,
        Informational: false,
        string.Create(
            CultureInfo.InvariantCulture,
            $"It is valid from {certificate.NotBefore:yyyy-MM-dd HH:mm} to {certificate.NotAfter:yyyy-MM-dd HH:mm} UTC; it is {now.UtcDateTime:yyyy-MM-dd HH:mm} UTC."));

    private static AuthCertificateRule HasUsualSubject(PublicCertificate certificate) => new(
        "subject",
        string.Equals(certificate.Subject, UsualSubject, StringComparison.OrdinalIgnoreCase),
        Informational: true,
        $"The subject is '{certificate.Subject}'; setup gives '{UsualSubject}'.");
}

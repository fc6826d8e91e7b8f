using System.Globalization;
using System.Security.Cryptography;
using HybridTrust.Entra;
using HybridTrust.Steps;

namespace HybridTrust.Certificates;

/// <summary>Decides whether an uploaded key is a certificate (domain 4): by its bytes, else by its thumbprint; dates only confirm.</summary>
public static class KeyMatcher
{
    /// <summary>Compares one key with a certificate.</summary>
    public static KeyMatch Match(KeyCredential key, PublicCertificate certificate)
    {
        var differences = new List<Setting>();

        // A signing key or a symmetric one may carry the same bytes and is still no key that checks our tokens.
        if (!KeyKind.ChecksSignatures(key))
        {
            Expect(differences, "type", KeyKind.Certificate, key.Type);
            Expect(differences, "usage", KeyKind.Verify, key.Usage);
            return new KeyMatch(key, KeyMatchLevel.None, DatesMatch: false, differences);
        }

        var level = IdentityLevel(key, certificate, differences);
        var datesMatch = CompareDates(key, certificate, differences);
        if (level is KeyMatchLevel.None && datesMatch)
        {
            level = KeyMatchLevel.Dates;
        }

        return new KeyMatch(key, level, datesMatch, differences);
    }

    /// <summary>The surest match among a principal's keys, or null when it has none that checks signatures.</summary>
    public static KeyMatch? Best(IEnumerable<KeyCredential> keys, PublicCertificate certificate) => keys
        .Where(KeyKind.ChecksSignatures)
        .Select(key => Match(key, certificate))
        .OrderByDescending(match => match.Verified)
        .ThenByDescending(match => match.Level)
        .FirstOrDefault();

    private static KeyMatchLevel IdentityLevel(KeyCredential key, PublicCertificate certificate, List<Setting> differences)
    {
        // Bytes decide when they are there: the identifier is free text that any writer may set to anything.
        if (key.Key is { } bytes)
        {
            if (bytes.Span.SequenceEqual(certificate.Der.Span))
            {
                return KeyMatchLevel.Bytes;
            }

            differences.Add(new Setting("key", $"sha256:{certificate.Sha256}", $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes.Span))}"));
            return KeyMatchLevel.None;
        }

        if (ThumbprintText.IsThumbprint(key.CustomKeyIdentifier, certificate.Thumbprint))
        {
            return KeyMatchLevel.Thumbprint;
        }

        differences.Add(new Setting("key", $"sha256:{certificate.Sha256}", Actual: null));
        differences.Add(new Setting("customKeyIdentifier", certificate.Thumbprint, key.CustomKeyIdentifier));
        return KeyMatchLevel.None;
    }

    private static bool CompareDates(KeyCredential key, PublicCertificate certificate, List<Setting> differences)
    {
        var starts = SameSecond(key.StartDateTime, certificate.NotBefore);
        var ends = SameSecond(key.EndDateTime, certificate.NotAfter);
        if (!starts)
        {
            differences.Add(new Setting("startDateTime", Utc(certificate.NotBefore), key.StartDateTime is { } start ? Utc(start) : null));
        }

        if (!ends)
        {
            differences.Add(new Setting("endDateTime", Utc(certificate.NotAfter), key.EndDateTime is { } end ? Utc(end) : null));
        }

        return starts && ends;
    }

    // Certificates count whole seconds; Graph may add a fraction.
    private static bool SameSecond(DateTimeOffset? actual, DateTimeOffset expected) =>
        actual is { } value && value.ToUnixTimeSeconds() == expected.ToUnixTimeSeconds();

    private static string Utc(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Expect(List<Setting> differences, string property, string expected, string? actual)
    {
        if (!string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase))
        {
            differences.Add(new Setting(property, expected, actual));
        }
    }
}

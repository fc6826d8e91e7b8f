using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// What a look at a principal's keys saw, told to the proof of the same run, so that one run reads each object once. A look is
/// good for a few minutes; after a long wait the proof looks again.
/// </summary>
internal sealed record RegisteredKey(string Thumbprint, Guid? KeyId, KeyMatchLevel Level, DateTimeOffset SeenAt)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    /// <summary>Tells what was seen, or that the certificate was not there.</summary>
    public static void Publish(Facts facts, Guid application, PublicCertificate certificate, KeyMatch? match, DateTimeOffset now)
    {
        if (match is { Verified: true })
        {
            facts.Publish(
                FactNames.RegisteredKeyOf(application),
                string.Create(CultureInfo.InvariantCulture, $"{certificate.Thumbprint} {match.Key.KeyId} {match.Level} {now:O}"));
        }
        else
        {
            facts.Retract(FactNames.RegisteredKeyOf(application));
        }
    }

    /// <summary>What was seen of a certificate a moment ago; null when it was not seen, or too long ago.</summary>
    public static RegisteredKey? Find(Facts facts, Guid application, string thumbprint, DateTimeOffset now) =>
        facts.Find(FactNames.RegisteredKeyOf(application))?.Split(' ') is [var seen, var key, var level, var at]
        && string.Equals(seen, thumbprint, StringComparison.OrdinalIgnoreCase)
        && Enum.TryParse<KeyMatchLevel>(level, out var matched)
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var seenAt)
        && now - seenAt <= Freshness
            ? new RegisteredKey(seen, Guid.TryParse(key, out var id) ? id : null, matched, seenAt)
            : null;
}

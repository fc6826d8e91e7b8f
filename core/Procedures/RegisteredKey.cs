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
    private const char Separator = ';';

    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    /// <summary>Tells which certificates were seen; nothing is told when none was.</summary>
    public static void Publish(Facts facts, string fact, IReadOnlyList<SoughtCertificate> sought, DateTimeOffset now)
    {
        var seen = sought.Where(s => s.IsVerified).Select(s => string.Create(
            CultureInfo.InvariantCulture, $"{s.Wanted.Certificate.Thumbprint} {s.Match!.Key.KeyId} {s.Match.Level} {now:O}")).ToList();
        if (seen.Count > 0)
        {
            facts.Publish(fact, string.Join(Separator, seen));
        }
        else
        {
            facts.Retract(fact);
        }
    }

    /// <summary>What was seen of a certificate a moment ago; null when it was not seen, or too long ago.</summary>
    public static RegisteredKey? Find(Facts facts, Guid application, string thumbprint, DateTimeOffset now) =>
        Find(facts, FactNames.RegisteredKeyOf(application), thumbprint, now, Freshness);

    /// <summary>What was seen of a certificate within a time; null when it was not seen, or too long ago.</summary>
    public static RegisteredKey? Find(Facts facts, string fact, string thumbprint, DateTimeOffset now, TimeSpan freshness) =>
        (facts.Find(fact) ?? "").Split(Separator).Select(Read)
        .FirstOrDefault(key => key is not null
            && string.Equals(key.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase)
            && now - key.SeenAt <= freshness);

    private static RegisteredKey? Read(string text) =>
        text.Split(' ') is [var seen, var key, var level, var at]
        && Enum.TryParse<KeyMatchLevel>(level, out var matched)
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var seenAt)
            ? new RegisteredKey(seen, Guid.TryParse(key, out var id) ? id : null, matched, seenAt)
            : null;
}

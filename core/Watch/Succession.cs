using HybridTrust.Organizations;
using HybridTrust.Procedures.Rotate;

namespace HybridTrust.Watch;

/// <summary>What is to follow an organization's auth certificate. A copy in the vault alone follows nothing: only AuthConfig makes a certificate the next one.</summary>
/// <param name="Named">What AuthConfig names as next, as the servers were last seen to have it.</param>
/// <param name="InUse">Thumbprints of what AuthConfig names as current; empty while no server was read.</param>
/// <param name="IsUnderWay">Whether a rotation that has kept its next certificate in the vault goes on: its date may be set any day.</param>
internal sealed record Succession(IReadOnlyList<ServerCertificate> Named, IReadOnlyList<string> InUse, bool IsUnderWay)
{
    /// <summary>Nothing follows, as far as anybody knows.</summary>
    public static Succession None { get; } = new([], [], IsUnderWay: false);

    /// <summary>What the servers were last seen to have.</summary>
    public static Succession Of(SiteReading? site) => new(
        [.. (site?.Latest() ?? []).Where(s => s.Use is "next")],
        [.. (site?.Latest() ?? []).Where(s => s.Use is "current").Select(s => s.Thumbprint).Distinct(StringComparer.OrdinalIgnoreCase)],
        IsUnderWay: false);

    /// <summary>Whether a sighting is worth nothing where something follows; later than that a change of certificates is late.</summary>
    public static bool MaySettle(CertificateSighting seen) => seen is { Kind: WatchedCertificate.Auth, Level: < ExpiryLevel.Effective };

    /// <summary>Whether AuthConfig names another certificate to follow this one, which lasts longer.</summary>
    public bool Follows(CertificateSighting seen) =>
        Named.Any(next => !string.Equals(next.Thumbprint, seen.Thumbprint, StringComparison.OrdinalIgnoreCase) && (next.NotAfter is not { } ends || ends > seen.NotAfter));

    /// <summary>The same sightings, those marked for which a planned rotation comes too late.</summary>
    /// <param name="seen">All sightings of the organization: a key may end before its certificate does.</param>
    /// <param name="policy">The organization's thresholds.</param>
    /// <param name="now">UTC.</param>
    public IReadOnlyList<CertificateSighting> Marked(IReadOnlyList<CertificateSighting> seen, RotationPolicy policy, DateTimeOffset now)
    {
        var late = seen
            .Where(s => s.Kind is WatchedCertificate.Auth)
            .GroupBy(s => s.Thumbprint, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.MaxBy(s => s.NotAfter)!)
            .Where(last => IsTooLate(last, policy, now))
            .Select(last => last.Thumbprint)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. seen.Select(s => s.Kind is WatchedCertificate.Auth && late.Contains(s.Thumbprint) ? s with { IsEmergency = true } : s)];
    }

    private bool IsTooLate(CertificateSighting last, RotationPolicy policy, DateTimeOffset now) =>
        (InUse.Count == 0 || InUse.Contains(last.Thumbprint, StringComparer.OrdinalIgnoreCase))
        && (last.NotAfter <= now || (!Follows(last) && RotationTimes.DateFor(policy, activation: null, last.NotAfter, now) is null));
}

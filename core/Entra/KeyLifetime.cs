using System.Globalization;

namespace HybridTrust.Entra;

/// <summary>How long a key may be valid, by a tenant's default app management policy.</summary>
/// <param name="Longest">The longest validity of a new key.</param>
/// <param name="ForCreatedAfter">Only objects made after this have to keep to it, UTC; null when the policy does not say.</param>
public sealed record KeyLifetime(TimeSpan Longest, DateTimeOffset? ForCreatedAfter)
{
    /// <summary>Whether a certificate of this many days is longer than allowed.</summary>
    public bool Forbids(int days) => TimeSpan.FromDays(days) > Longest;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Math.Floor(Longest.TotalDays)} days{(ForCreatedAfter is { } date && date > DateTimeOffset.MinValue ? $", for those made after {date.UtcDateTime:yyyy-MM-dd}" : "")}");
}

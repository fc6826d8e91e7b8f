namespace HybridTrust.Watch;

/// <summary>What a watch, or a part of it, saw.</summary>
/// <param name="Organizations">Organizations that were looked at, unreadable ones too.</param>
/// <param name="Certificates">Sightings of certificates.</param>
/// <param name="Inside">Those inside their thresholds.</param>
/// <param name="Problems">What was wrong beside.</param>
/// <param name="Unread">Organizations that could not be read to their end.</param>
/// <param name="Raised">Causes raised, or raised again because they are worse.</param>
/// <param name="Closed">Causes that are gone.</param>
public sealed record WatchTotals(int Organizations, int Certificates, int Inside, int Problems, int Unread, int Raised, int Closed)
{
    /// <summary>Nothing.</summary>
    public static WatchTotals None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public static WatchTotals operator +(WatchTotals one, WatchTotals other) => new(
        one.Organizations + other.Organizations,
        one.Certificates + other.Certificates,
        one.Inside + other.Inside,
        one.Problems + other.Problems,
        one.Unread + other.Unread,
        one.Raised + other.Raised,
        one.Closed + other.Closed);
}

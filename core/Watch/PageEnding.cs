namespace HybridTrust.Watch;

/// <summary>What became of a page.</summary>
/// <param name="Totals">What was seen.</param>
/// <param name="PutOff">Whom to look at later.</param>
public sealed record PageEnding(WatchTotals Totals, IReadOnlyList<PutOff> PutOff);

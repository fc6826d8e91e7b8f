namespace HybridTrust.Watch;

/// <summary>The end of a watch, to be recorded.</summary>
/// <param name="Watch">The orchestration.</param>
/// <param name="Totals">What it saw.</param>
public sealed record WatchEnding(string Watch, WatchTotals Totals);

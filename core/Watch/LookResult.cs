namespace HybridTrust.Watch;

/// <summary>How a look at one organization ended.</summary>
/// <param name="Totals">What was seen.</param>
/// <param name="RetryAt">When to look again because the tenant throttles, UTC; null when the look is done.</param>
/// <param name="Verified">Whether a verification was started.</param>
internal sealed record LookResult(WatchTotals Totals, DateTimeOffset? RetryAt, bool Verified);

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>An IIS application pool of a server.</summary>
/// <param name="Name">Its name.</param>
/// <param name="StartedAt">Since when its worker process runs, UTC; null when none does.</param>
internal sealed record PoolState(string Name, DateTimeOffset? StartedAt);

namespace HybridTrust.Simulation.Entra;

/// <summary>A request that is not answered now.</summary>
/// <param name="RetryAfterSeconds">What <c>Retry-After</c> says; null where the header is left out.</param>
internal sealed record Throttling(int? RetryAfterSeconds);

using HybridTrust.Watch;

namespace HybridTrust.Api.Health;

/// <summary>What a host says of itself to anyone.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="Version">The release.</param>
/// <param name="Simulated">Whether it works on a simulated estate.</param>
/// <param name="Watch">Whether the watch is alive.</param>
public sealed record HealthAnswer(
    string Status,
    string Version,
    bool Simulated,
    WatchPulse Watch);

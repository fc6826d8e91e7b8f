using System.ComponentModel;

namespace HybridTrust.Api.Health;

/// <summary>What a host says of itself to anyone.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="Version">The release.</param>
/// <param name="Simulated">Whether it works on a simulated estate.</param>
public sealed record HealthAnswer(
    [property: Description("ok: the host takes requests.")] string Status,
    [property: Description("The release.")] string Version,
    [property: Description("True when this host works on a simulated estate and touches nothing real.")] bool Simulated);

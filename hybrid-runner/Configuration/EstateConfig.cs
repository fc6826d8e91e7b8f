namespace HybridTrust.Runner.Configuration;

/// <summary>Where the simulated estate listens.</summary>
/// <param name="Url">Its address; loopback only.</param>
/// <param name="TokenFile">Where its bearer token lies.</param>
internal sealed record EstateConfig(Uri Url, string TokenFile);

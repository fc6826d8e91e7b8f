namespace HybridTrust.Local.Hosting;

/// <summary>An estate that somebody else runs: it outlives this host, as a real organization does.</summary>
/// <param name="Url">Where it listens.</param>
/// <param name="Token">What callers send.</param>
internal sealed record RunningEstate(Uri Url, TokenFile Token);

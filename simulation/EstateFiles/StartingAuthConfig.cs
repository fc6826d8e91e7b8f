namespace HybridTrust.Simulation.EstateFiles;

/// <summary>AuthConfig at the start; certificates by their name in the file.</summary>
internal sealed record StartingAuthConfig(string Current, string? Previous, string? Next, int NextEffectiveInDays, string Realm);

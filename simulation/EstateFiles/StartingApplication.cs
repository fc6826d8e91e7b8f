namespace HybridTrust.Simulation.EstateFiles;

/// <summary>An application registered in the tenant at the start, without a service principal.</summary>
internal sealed record StartingApplication(string DisplayName, string SignInAudience, IReadOnlyList<StartingKey> Keys);

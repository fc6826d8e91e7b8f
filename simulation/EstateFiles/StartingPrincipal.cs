namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A service principal at the start.</summary>
internal sealed record StartingPrincipal(
    Guid AppId, string DisplayName, IReadOnlyList<string> ServicePrincipalNames, IReadOnlyList<StartingKey> Keys);

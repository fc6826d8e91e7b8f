namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A service principal at the start.</summary>
internal sealed record StartingPrincipal(
    Guid AppId, string DisplayName, IReadOnlyList<string> ServicePrincipalNames, IReadOnlyList<StartingKey> Keys)
{
    /// <summary>The names of the application permissions that it offers.</summary>
    public IReadOnlyList<string> AppRoles { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];
}

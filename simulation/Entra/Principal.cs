namespace HybridTrust.Simulation.Entra;

/// <summary>A service principal of the simulated tenant.</summary>
internal sealed record Principal
{
    public required Guid ObjectId { get; init; }

    public required Guid AppId { get; init; }

    public required string DisplayName { get; init; }

    public required IReadOnlyList<string> ServicePrincipalNames { get; init; }

    /// <summary>What is registered: the token service sees this at once.</summary>
    public required IReadOnlyList<PrincipalKey> Keys { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The application permissions that others may be given on it.</summary>
    public IReadOnlyList<AppRoleOffer> AppRoles { get; init; } = [];

    /// <summary>What reads still see until the last write has replicated; null when the principal was not there before it.</summary>
    public Principal? Stale { get; init; }

    /// <summary>How many more reads see <see cref="Stale"/>.</summary>
    public int StaleReads { get; init; }
}

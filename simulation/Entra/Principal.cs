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

    /// <summary>What reads still see until the write has replicated.</summary>
    public IReadOnlyList<PrincipalKey>? StaleKeys { get; init; }

    /// <summary>How many more reads see <see cref="StaleKeys"/>.</summary>
    public int StaleReads { get; init; }
}

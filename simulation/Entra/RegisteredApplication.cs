namespace HybridTrust.Simulation.Entra;

/// <summary>An application registered in the simulated tenant.</summary>
internal sealed record RegisteredApplication
{
    public required Guid ObjectId { get; init; }

    public required Guid AppId { get; init; }

    public required string DisplayName { get; init; }

    public required string SignInAudience { get; init; }

    public string? Description { get; init; }

    public string? Notes { get; init; }

    public IReadOnlyList<RequestedAccess> RequiredAccess { get; init; } = [];

    public IReadOnlyList<PrincipalKey> Keys { get; init; } = [];

    /// <summary>What reads still see until the last write has replicated; null when the application was not there before it.</summary>
    public RegisteredApplication? Stale { get; init; }

    /// <summary>How many more reads see <see cref="Stale"/>.</summary>
    public int StaleReads { get; init; }
}

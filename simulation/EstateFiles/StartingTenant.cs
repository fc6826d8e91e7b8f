namespace HybridTrust.Simulation.EstateFiles;

/// <summary>The tenant's directory at the start.</summary>
/// <param name="ReplicationLagReads">How many reads after a write still see what was before.</param>
/// <param name="Principals">Service principals.</param>
internal sealed record StartingTenant(int ReplicationLagReads, IReadOnlyList<StartingPrincipal> Principals)
{
    /// <summary>Applications registered in the tenant.</summary>
    public IReadOnlyList<StartingApplication> Applications { get; init; } = [];

    /// <summary>How long a new key may be valid, by the tenant's policy; null without one.</summary>
    public int? LongestKeyDays { get; init; }

    /// <summary>How many consents Graph puts on a page.</summary>
    public int PageSize { get; init; } = 100;
}

namespace HybridTrust.Simulation.Exchange;

/// <summary>A sharing object between two organizations, older than connectors (domain 1.3).</summary>
internal sealed record OrganizationRelationship
{
    public required Guid Guid { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> DomainNames { get; init; }

    public required bool Enabled { get; init; }

    public string TargetAutodiscoverEpr { get; init; } = "";

    /// <summary>Pins the other side's EWS address, so that Autodiscover is not asked.</summary>
    public string TargetSharingEpr { get; init; } = "";
}

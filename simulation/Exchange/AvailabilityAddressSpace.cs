namespace HybridTrust.Simulation.Exchange;

/// <summary>Where servers that know no connectors ask for free/busy times of a forest.</summary>
internal sealed record AvailabilityAddressSpace(Guid Guid, string ForestName, string AccessMethod, string? ProxyUrl, bool UseServiceAccount)
{
    /// <summary>How many an organization may have (domain 2(a), a8).</summary>
    public const int Most = 100;
}

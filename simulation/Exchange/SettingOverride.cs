namespace HybridTrust.Simulation.Exchange;

/// <summary>A feature switch in Active Directory. A server acts on what it read last, not on this (<see cref="VariantConfiguration"/>).</summary>
internal sealed record SettingOverride
{
    /// <summary>The section that makes servers sign as the dedicated application (domain 2(f), f6).</summary>
    public const string DedicatedApplication = "ExchangeOnpremAsThirdPartyAppId";

    /// <summary>The section that routes hybrid lookups through Graph (domain 2(f), f8).</summary>
    public const string GraphRouting = "RouteThroughMSGraph";

    public required Guid Guid { get; init; }

    public required string Name { get; init; }

    public required string Component { get; init; }

    public required string Section { get; init; }

    public required IReadOnlyList<string> Parameters { get; init; }

    public string Reason { get; init; } = "";

    public string ModifiedBy { get; init; } = "";

    /// <summary>The only servers it is for; empty: all.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];

    public string? MinVersion { get; init; }

    public string? MaxVersion { get; init; }

    /// <summary>Whether it says <c>Enabled=true</c>.</summary>
    public bool Enables => Parameters.Select(p => p.Split('=', 2)).Any(p => p.Length == 2
        && string.Equals(p[0].Trim(), "Enabled", StringComparison.OrdinalIgnoreCase)
        && string.Equals(p[1].Trim(), "true", StringComparison.OrdinalIgnoreCase));

    public bool IsFor(string section) => string.Equals(Section, section, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the server is one that the override is for.</summary>
    public bool Covers(EstateServer server) =>
        (Servers.Count == 0 || Servers.Any(s => Identities.Matches(s, server.Guid, server.Name, server.Fqdn)))
        && (MinVersion is null || Version.Parse(server.Build) >= Version.Parse(MinVersion))
        && (MaxVersion is null || Version.Parse(server.Build) <= Version.Parse(MaxVersion));
}

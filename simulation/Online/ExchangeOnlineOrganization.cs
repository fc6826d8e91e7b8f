using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Online;

/// <summary>The organization in Exchange Online.</summary>
internal sealed record ExchangeOnlineOrganization
{
    public required List<IntraOrganizationConnector> Connectors { get; init; }

    /// <summary>SMTP addresses of cloud mailboxes.</summary>
    public required IReadOnlyList<string> Mailboxes { get; init; }

    /// <summary>The on-premises domains that the Hybrid Configuration Wizard told the tenant; empty when it never ran.</summary>
    public IReadOnlyList<string> HybridDomains { get; init; } = [];

    /// <summary>Whether web services are on; null while Microsoft has decided nothing for the tenant.</summary>
    public bool? EwsEnabled { get; set; }

    /// <summary>The application ids that may use web services, separated by commas: one text, replaced as a whole (domain 7, trap 34).</summary>
    public string? EwsAllowedAppIds { get; set; }

    /// <summary>Whether an empty list lets nobody in. Sources differ (domain 7, trap 34), so an estate can be told.</summary>
    public bool EmptyAllowListBlocks { get; init; } = true;

    /// <summary>Whether web services refuse the shared principal: so since 31 October 2025 (domain 0).</summary>
    public bool SharedPrincipalBlocked { get; init; } = true;

    public bool HasMailbox(string address) => Mailboxes.Contains(address, StringComparer.OrdinalIgnoreCase);

    public ExchangeOnlineOrganization Copy() => this with { Connectors = [.. Connectors] };
}

namespace HybridTrust.Simulation.Exchange;

/// <summary>"Mailboxes of these domains are behind that Autodiscover endpoint, use OAuth" (domain 1.3): on premises, and in Exchange Online.</summary>
internal sealed record IntraOrganizationConnector(Guid Guid, string Name, string DiscoveryEndpoint, IReadOnlyList<string> TargetAddressDomains, bool Enabled);

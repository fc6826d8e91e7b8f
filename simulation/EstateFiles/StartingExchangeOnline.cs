using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>The organization in Exchange Online at the start.</summary>
internal sealed record StartingExchangeOnline(
    IReadOnlyList<IntraOrganizationConnector> Connectors,
    IReadOnlyList<string> Mailboxes,
    IReadOnlyList<string> HybridDomains,
    bool? EwsEnabled,
    IReadOnlyList<Guid> EwsAllowedAppIds,
    bool EmptyAllowListBlocks,
    bool SharedPrincipalBlocked);

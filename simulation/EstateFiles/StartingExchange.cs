using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>The Exchange organization at the start.</summary>
internal sealed record StartingExchange(
    string Name,
    Language Language,
    StartingAuthConfig AuthConfig,
    IReadOnlyList<StartingServer> Servers,
    IReadOnlyList<AuthServer> AuthServers,
    IReadOnlyList<string> Accounts,
    IReadOnlyList<StartingMailUser> MailUsers,
    IReadOnlyList<string> Mailboxes,
    IReadOnlyList<StartingRoleAssignment> RoleAssignments,
    IReadOnlyList<StartingPartnerApplication> PartnerApplications)
{
    /// <summary>Database availability groups.</summary>
    public IReadOnlyList<AvailabilityGroup> AvailabilityGroups { get; init; } = [];

    /// <summary>The paths under which the metadata document answers; empty: the usual ones.</summary>
    public IReadOnlyList<string> MetadataPaths { get; init; } = [];
}

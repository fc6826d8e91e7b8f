using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>The Exchange organization at the start.</summary>
internal sealed record StartingExchange(
    string Name,
    Language Language,
    int ReplicationDelaySeconds,
    StartingAuthConfig AuthConfig,
    IReadOnlyList<StartingServer> Servers,
    IReadOnlyList<AuthServer> AuthServers,
    IReadOnlyList<string> Accounts,
    IReadOnlyList<StartingMailUser> MailUsers,
    IReadOnlyList<string> Mailboxes,
    IReadOnlyList<StartingRoleAssignment> RoleAssignments,
    IReadOnlyList<StartingPartnerApplication> PartnerApplications)
{
    public IReadOnlyList<StartingManagementRole> ManagementRoles { get; init; } = [];

    /// <summary>Database availability groups.</summary>
    public IReadOnlyList<AvailabilityGroup> AvailabilityGroups { get; init; } = [];

    /// <summary>The paths under which the metadata document answers; empty: the usual ones.</summary>
    public IReadOnlyList<string> MetadataPaths { get; init; } = [];

    public IReadOnlyList<StartingRelationship> Relationships { get; init; } = [];

    public IReadOnlyList<StartingSettingOverride> SettingOverrides { get; init; } = [];

    /// <summary>Addresses of mailboxes in Exchange Online that the directory on premises knows.</summary>
    public IReadOnlyList<string> RemoteMailboxes { get; init; } = [];

    public IReadOnlyList<IntraOrganizationConnector> Connectors { get; init; } = [];

    /// <summary>Empty: the organization's own domain and the coexistence domain.</summary>
    public IReadOnlyList<AcceptedDomain> AcceptedDomains { get; init; } = [];
}

using HybridTrust.Organizations;

namespace HybridTrust.Simulation.Exchange;

/// <summary>Everything that stands on premises: one Active Directory domain and one Exchange organization.</summary>
internal sealed record Datacentre
{
    /// <summary>The Exchange organization's name.</summary>
    public required string Name { get; init; }

    public required Guid Guid { get; init; }

    /// <summary>The Active Directory domain's DNS name.</summary>
    public required string Domain { get; init; }

    /// <summary>The domain new mail users get their own address in.</summary>
    public required string SmtpDomain { get; init; }

    /// <summary>The organization's own first, then one of each site.</summary>
    public required IReadOnlyList<DomainController> DomainControllers { get; init; }

    public required Language Language { get; init; }

    public required AuthConfig AuthConfig { get; init; }

    /// <summary>Whether Set-AuthConfig takes the figures of a date for the server's local time; it reportedly takes them for UTC (domain 11, row 3).</summary>
    public bool ReadsDatesAsLocal { get; init; }

    public required List<EstateServer> Servers { get; init; }

    public required List<AuthServer> AuthServers { get; init; }

    public required List<Recipient> Recipients { get; init; }

    /// <summary>Management roles made from built-in ones.</summary>
    public List<ManagementRole> DerivedRoles { get; init; } = [];

    public required List<RoleAssignment> RoleAssignments { get; init; }

    public required List<PartnerApplication> PartnerApplications { get; init; }

    public IReadOnlyList<AvailabilityGroup> AvailabilityGroups { get; init; } = [];

    /// <summary>The paths under which the servers' metadata document answers (domain 7, trap 22).</summary>
    public IReadOnlyList<string> MetadataPaths { get; init; } = [];

    public required List<IntraOrganizationConnector> Connectors { get; init; }

    public required List<AvailabilityAddressSpace> AddressSpaces { get; init; }

    public required IReadOnlyList<AcceptedDomain> AcceptedDomains { get; init; }

    public required List<VirtualDirectory> VirtualDirectories { get; init; }

    public List<OrganizationRelationship> OrganizationRelationships { get; init; } = [];

    /// <summary>Setting overrides as Active Directory holds them.</summary>
    public List<SettingOverride> SettingOverrides { get; init; } = [];

    /// <summary>When an override was made, changed or removed last; the estate's time, UTC.</summary>
    public DateTimeOffset OverridesChangedAt { get; set; } = DateTimeOffset.MinValue;

    public string DistinguishedDomain => string.Join(',', Domain.Split('.').Select(part => $"DC={part}"));

    public EstateServer? FindServer(string name) => Servers.FirstOrDefault(
        s => Identities.Matches(name, s.Guid, s.Fqdn, s.Name));

    public DomainController? FindDomainController(string fqdn) =>
        DomainControllers.FirstOrDefault(d => string.Equals(d.Fqdn, fqdn, StringComparison.OrdinalIgnoreCase));

    /// <summary>The domain controller that a shell on a server uses unless it is told another: one of the server's own site.</summary>
    public DomainController DomainControllerFor(EstateServer? server) =>
        DomainControllers.FirstOrDefault(d => string.Equals(d.Site, server?.AdSite, StringComparison.OrdinalIgnoreCase)) ?? DomainControllers[0];

    /// <summary>The server that shells open on, as the profile's topology has it.</summary>
    public EstateServer ShellServer() => Servers.First(s => s.Role is ExchangeRole.Mailbox);

    public string CanonicalName(Recipient recipient) => $"{Domain}/Users/{recipient.Name}";

    public string DistinguishedName(Recipient recipient) => $"CN={recipient.Name},CN=Users,{DistinguishedDomain}";

    public Recipient? FindRecipient(string identity) => Recipients.FirstOrDefault(r => Identities.Matches(
        identity, r.Guid, r.Name, DistinguishedName(r), CanonicalName(r), r.Alias, r.PrimarySmtpAddress, r.ExternalEmailAddress));

    public Recipient? FindRecipient(Guid guid) => Recipients.FirstOrDefault(r => r.Guid == guid);

    /// <summary>Every management role, built-in and derived.</summary>
    public IEnumerable<ManagementRole> AllRoles() => ManagementRoles.BuiltIn.Concat(DerivedRoles);

    public ManagementRole? FindRole(string identity) => AllRoles().FirstOrDefault(
        r => Identities.Matches(identity, r.Guid, r.Name, ConfigurationName("Roles,CN=RBAC", r.Name)));

    /// <summary>The name under the organization's configuration container.</summary>
    public string ConfigurationName(string container, string name) =>
        $"CN={name},CN={container},CN={Name},CN=Microsoft Exchange,CN=Services,CN=Configuration,{DistinguishedDomain}";

    /// <summary>A copy whose lists can be changed without anybody else seeing it.</summary>
    public Datacentre Copy() => this with
    {
        Servers = [.. Servers],
        AuthServers = [.. AuthServers],
        Recipients = [.. Recipients],
        DerivedRoles = [.. DerivedRoles],
        RoleAssignments = [.. RoleAssignments],
        PartnerApplications = [.. PartnerApplications],
        Connectors = [.. Connectors],
        AddressSpaces = [.. AddressSpaces],
        VirtualDirectories = [.. VirtualDirectories],
        OrganizationRelationships = [.. OrganizationRelationships],
        SettingOverrides = [.. SettingOverrides],
    };
}

using HybridTrust.Organizations;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>Reads the <c>exchange</c> part of an estate file.</summary>
internal sealed class ExchangeSection(OrganizationProfile profile, IReadOnlyDictionary<string, StartingCertificate> certificates)
{
    public StartingExchange Read(JsonCursor at)
    {
        at.Only(
            "name", "language", "replicationDelaySeconds", "authConfig", "servers", "authServers", "accounts", "mailUsers", "mailboxes",
            "managementRoles", "roleAssignments", "partnerApplications", "organizationRelationships", "settingOverrides", "remoteMailboxes", "connectors",
            "acceptedDomains", "availabilityGroups", "metadataPaths");
        var accounts = at.Texts("accounts");
        var mailUsers = at.Member("mailUsers").Items().Select(MailUser).ToList();
        string[] names = [.. accounts, .. mailUsers.Select(u => u.Name)];
        return new StartingExchange(
            at.Text("name"),
            at.OneOf<Language>("language", Language.En),
            at.Number("replicationDelaySeconds", 0, 86_400, otherwise: 0),
            AuthConfig(at.Member("authConfig")),
            Servers(at.Member("servers")),
            [.. at.Member("authServers").Items().Select(AuthServerOf)],
            accounts,
            mailUsers,
            [.. at.Member("mailboxes").Items().Select(ExchangeOnlineSection.Address)],
            [.. at.Member("roleAssignments").Items().Select(a => RoleAssignment(a, names))],
            [.. at.Member("partnerApplications").Items().Select(a => PartnerApplicationOf(a, names))])
        {
            ManagementRoles = [.. at.Member("managementRoles").Items().Select(ManagementRoleSection.Read)],
            AvailabilityGroups = [.. at.Member("availabilityGroups").Items().Select(AvailabilityGroupOf)],
            MetadataPaths = at.Texts("metadataPaths"),
            Relationships = HybridSection.Relationships(at),
            SettingOverrides = HybridSection.SettingOverrides(at),
            RemoteMailboxes = [.. at.Member("remoteMailboxes").Items().Select(ExchangeOnlineSection.Address)],
            Connectors = ExchangeOnlineSection.Connectors(at.Member("connectors")),
            AcceptedDomains = [.. at.Member("acceptedDomains").Items().Select(AcceptedDomainOf)],
        };
    }

    private static StartingMailUser MailUser(JsonCursor at)
    {
        at.Only("name", "externalEmailAddress", "hidden");
        return new(at.Text("name"), at.Text("externalEmailAddress"), at.Truth("hidden", otherwise: false));
    }

    private static AuthServer AuthServerOf(JsonCursor at)
    {
        at.Only("name", "type", "issuerIdentifier", "realm", "authMetadataUrl", "domainNames", "applicationIdentifier", "graphBaseUrl", "enabled");
        return new(
            at.Text("name"), at.Text("type"), at.Text("issuerIdentifier"), at.Text("realm"), at.Text("authMetadataUrl"),
            at.Texts("domainNames"), at.Truth("enabled", otherwise: true))
        {
            ApplicationIdentifier = at.OptionalText("applicationIdentifier") ?? "",
            GraphBaseUrl = at.OptionalText("graphBaseUrl") ?? "",
        };
    }

    private static AcceptedDomain AcceptedDomainOf(JsonCursor at)
    {
        at.Only("name", "domainName");
        return new(at.Text("name"), at.Text("domainName"));
    }

    private static StartingVirtualDirectories VirtualDirectories(JsonCursor at)
    {
        at.Only("internalHost", "externalHost", "oauth", "wsSecurity");
        return new(
            at.OptionalText("internalHost"), at.OptionalText("externalHost"), at.Truth("oauth", otherwise: true), at.Truth("wsSecurity", otherwise: true));
    }

    private static AvailabilityGroup AvailabilityGroupOf(JsonCursor at)
    {
        at.Only("name", "servers");
        return new(at.Text("name"), at.Texts("servers"));
    }

    private static StartingRoleAssignment RoleAssignment(JsonCursor at, string[] accounts)
    {
        at.Only("role", "account", "enabled");
        return new(at.Text("role"), Account(at, "account", accounts)!, at.Truth("enabled", otherwise: true));
    }

    private static StartingPartnerApplication PartnerApplicationOf(JsonCursor at, string[] accounts)
    {
        at.Only("name", "applicationIdentifier", "authMetadataUrl", "linkedAccount", "enabled");
        return new(
            at.Text("name"),
            at.Guid("applicationIdentifier"),
            at.OptionalText("linkedAccount") is null ? null : Account(at, "linkedAccount", accounts),
            at.Truth("enabled", otherwise: true))
        {
            AuthMetadataUrl = at.OptionalText("authMetadataUrl") ?? "",
        };
    }

    private static string Account(JsonCursor at, string member, string[] accounts)
    {
        var name = at.Text(member);
        if (name.Length > 0 && !accounts.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            at.Member(member).Fail($"There is no account '{name}' in $.exchange.accounts or $.exchange.mailUsers. Add it there.");
        }

        return name;
    }

    private StartingAuthConfig AuthConfig(JsonCursor at)
    {
        at.Only("current", "previous", "next", "nextEffectiveInDays", "nextStagedSecondsAgo", "realm", "datesReadAs");
        return new(
            Named(at, "current")!,
            at.OptionalText("previous") is null ? null : Named(at, "previous"),
            at.OptionalText("next") is null ? null : Named(at, "next"),
            at.Number("nextEffectiveInDays", -365, 365, otherwise: 30),
            at.Member("nextStagedSecondsAgo").IsPresent ? at.Number("nextStagedSecondsAgo", 0, 86_400) : null,
            at.OptionalText("realm") ?? "")
        {
            DatesReadAs = at.OneOf<DateReading>("datesReadAs", DateReading.Utc),
        };
    }

    private List<StartingServer> Servers(JsonCursor at)
    {
        var entries = at.Entries();
        foreach (var entry in entries)
        {
            if (!profile.Topology.Servers.Any(s => string.Equals(s.Fqdn, entry.Key, StringComparison.OrdinalIgnoreCase)))
            {
                entry.Value.Fail("The profile has no such server. Add it to topology.servers of the profile, or remove it here.");
            }
        }

        foreach (var server in profile.Topology.Servers)
        {
            if (!entries.Any(e => string.Equals(e.Key, server.Fqdn, StringComparison.OrdinalIgnoreCase)))
            {
                at.Fail($"The profile's server {server.Fqdn} is missing. Write which certificates its store holds, or an empty object.");
            }
        }

        return [.. entries.Select(e => Server(e.Key, e.Value))];
    }

    private StartingServer Server(string fqdn, JsonCursor at)
    {
        at.Only("certificates", "transportCertificate", "internetWebProxy", "virtualDirectories", "autoDiscoverServiceInternalUri");
        return new(
            fqdn,
            [.. at.Member("certificates").Entries().Select(e => StoreEntry(e.Key, e.Value))],
            at.OptionalText("transportCertificate") is null ? null : Named(at, "transportCertificate"),
            at.OptionalText("internetWebProxy"))
        {
            VirtualDirectories = VirtualDirectories(at.Member("virtualDirectories")),
            AutoDiscoverServiceInternalUri = at.OptionalText("autoDiscoverServiceInternalUri") ?? "",
        };
    }

    private StartingStoreEntry StoreEntry(string name, JsonCursor at)
    {
        at.Only("services", "privateKey", "exportable");
        return new(
            EstateFileReader.CertificateName(at, name, certificates),
            at.Texts("services"),
            at.OneOf<PrivateKeyState>("privateKey", PrivateKeyState.Readable))
        {
            Exportable = at.Truth("exportable", otherwise: true),
        };
    }

    private string Named(JsonCursor at, string member) =>
        EstateFileReader.CertificateName(at.Member(member), at.Text(member), certificates);
}

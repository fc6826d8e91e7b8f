using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells;

/// <summary>Objects of the world in the shape in which Exchange returns them.</summary>
internal static class ExchangeObjects
{
    public static CmdletObject MailUser(Datacentre datacentre, Recipient user) => Of(
        Property("Guid", user.Guid),
        Property("Name", user.Name),
        Property("Identity", datacentre.CanonicalName(user)),
        Property("DistinguishedName", datacentre.DistinguishedName(user)),
        Property("ExternalEmailAddress", $"SMTP:{user.ExternalEmailAddress}"),
        Property("HiddenFromAddressListsEnabled", user.HiddenFromAddressListsEnabled),
        Property("RecipientTypeDetails", user.Type.ToString()));

    public static CmdletObject ManagementRole(ManagementRole role) => Of(
        Property("Guid", role.Guid),
        Property("Name", role.Name),
        Property("RoleType", role.Type));

    public static CmdletObject RoleEntry(string entry) => Of(Property("Name", entry));

    public static CmdletObject RoleAssignment(Datacentre datacentre, RoleAssignment assignment) => Of(
        Property("Guid", assignment.Guid),
        Property("Name", assignment.Name),
        Property("Identity", assignment.Name),
        Property("Role", assignment.Role),
        Property("RoleAssignee", Link(datacentre, assignment.Assignee)),
        Property("RoleAssigneeType", "User"),
        Property("AssignmentMethod", "Direct"),
        Property("Enabled", assignment.Enabled));

    public static CmdletObject PartnerApplication(Datacentre datacentre, PartnerApplication application) => Of(
        Property("Guid", application.Guid),
        Property("Name", application.Name),
        Property("Identity", application.Name),
        Property("ApplicationIdentifier", application.ApplicationIdentifier),
        Property("AuthMetadataUrl", application.AuthMetadataUrl),
        Property("Realm", application.Realm),
        Property("LinkedAccount", application.LinkedAccount is { } account ? Link(datacentre, account) : null),
        Property("CertificateStrings", (string[])[.. application.Certificates.Select(c => Convert.ToBase64String(c.Der.Span))]),
        Property("WhenChangedUTC", application.WhenChanged),
        Property("Enabled", application.Enabled));

    public static CmdletObject AuthServer(AuthServer server) => Of(
        Property("Guid", server.Guid),
        Property("Name", server.Name),
        Property("Identity", server.Name),
        Property("Type", server.Type),
        Property("IssuerIdentifier", server.IssuerIdentifier),
        Property("Realm", server.Realm),
        Property("TokenIssuingEndpoint", $"{new Uri(server.AuthMetadataUrl).GetLeftPart(UriPartial.Authority)}/tokens/OAuth/2"),
        Property("AuthMetadataUrl", server.AuthMetadataUrl),
        Property("DomainName", new CmdletValue.List(server.DomainNames)),
        Property("ApplicationIdentifier", server.ApplicationIdentifier),
        Property("GraphBaseUrl", server.GraphBaseUrl),
        Property("IsDefaultAuthorizationEndpoint", server.IsDefaultAuthorizationEndpoint),
        Property("Enabled", server.Enabled));

    public static CmdletObject AddressSpace(AvailabilityAddressSpace space) => Of(
        Property("Guid", space.Guid),
        Property("Name", space.ForestName),
        Property("Identity", space.ForestName),
        Property("ForestName", space.ForestName),
        Property("AccessMethod", space.AccessMethod),
        Property("ProxyUrl", space.ProxyUrl),
        Property("UseServiceAccount", space.UseServiceAccount));

    /// <summary>The account's canonical name; nothing once the account is gone.</summary>
    private static CmdletValue? Link(Datacentre datacentre, Guid account) =>
        datacentre.FindRecipient(account) is { } user ? (CmdletValue)datacentre.CanonicalName(user) : null;
}

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

    /// <summary>The account's canonical name; nothing once the account is gone.</summary>
    private static CmdletValue? Link(Datacentre datacentre, Guid account) =>
        datacentre.FindRecipient(account) is { } user ? (CmdletValue)datacentre.CanonicalName(user) : null;
}

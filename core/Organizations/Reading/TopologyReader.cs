using System.Text.Json;

namespace HybridTrust.Organizations.Reading;

/// <summary>Reads what stands on premises.</summary>
internal static class TopologyReader
{
    public static Topology Nothing { get; } = new() { Servers = [] };

    // An organization whose servers are all gone may come with an empty list: the answer is that it needs no profile.
    private static Field<IReadOnlyList<ExchangeServer>> Servers(JsonAt at) =>
        at.Element.ValueKind is JsonValueKind.Array && at.Element.GetArrayLength() == 0
            ? at.Fail<IReadOnlyList<ExchangeServer>>(
                [],
                "The organization has no Exchange server.",
                "Add every one, Edge included. Without any, all is in the cloud and there is nothing to do: delete the profile.")
            : Values.List(ExchangeServerReader.Read, 1, ProfileLimits.Servers, "servers", server => server.Fqdn)(at);

    public static Field<Topology> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        var servers = fields.Required(
            "servers",
            Servers,
            [],
            "Add every Exchange server with fqdn, build and adSite.");
        var pool = fields.Nullable("skypePool", SkypePoolReader.Read);
        var hosts = fields.Optional(
            "publicHosts", Values.List(Values.Text(TextFormat.HostName), 0, ProfileLimits.PublicHosts, "host names", host => host), []);
        var controllers = fields.Optional(
            "domainControllers",
            Values.List(SiteDomainControllerReader.Read, 0, ProfileLimits.DomainControllers, "domain controllers", controller => controller.Fqdn),
            []);
        var mailboxes = fields.Optional("mailboxes", Values.Word<MailboxPlacement>, MailboxPlacement.Both);
        var teams = fields.Optional("teams", Values.Truth, otherwise: false);
        var autodiscover = fields.Nullable("autodiscover", Values.Text(TextFormat.HostName));

        // A server whose role could not be read counts as a Mailbox server: the role's own error is enough.
        if (servers.Value.Count > 0 && servers.Value.All(server => server.Role is not ExchangeRole.Mailbox))
        {
            fields.Report(
                servers.Path, "No server has the role 'mailbox'.", "Add a Mailbox server: shells open on it, and it holds the auth certificate.");
        }

        return fields.Close(new Topology
        {
            Servers = servers.Value,
            SkypePool = pool.Value,
            PublicHosts = hosts.Value,
            Autodiscover = autodiscover.Value,
            DomainControllers = controllers.Value,
            Mailboxes = mailboxes.Value,
            Teams = teams.Value,
        });
    }
}

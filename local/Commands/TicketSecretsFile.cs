using System.Text.Json;
using HybridTrust.Api.Senders;
using HybridTrust.Api.Ticketing;
using HybridTrust.Json;

namespace HybridTrust.Local.Commands;

/// <summary>The file that <c>--ticket-secrets</c> names, as written: one secret a system, or two while one takes the other's place.</summary>
/// <param name="Standard">Those of Standard Webhooks, <c>whsec_…</c>.</param>
/// <param name="Jira">Those of Jira's webhook.</param>
/// <param name="ServiceNow">Those of ServiceNow's REST message.</param>
/// <param name="JiraFields">The ids of Jira's custom fields.</param>
/// <param name="Connections">The ticket systems that are written to.</param>
internal sealed record TicketSecretsFile(
    IReadOnlyList<string>? Standard = null,
    IReadOnlyList<string>? Jira = null,
    IReadOnlyList<string>? ServiceNow = null,
    JiraFields? JiraFields = null,
    TicketConnectionsEntry? Connections = null)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandException">It cannot be used. What is wrong is said; no secret is.</exception>
    public static TicketAccess Read(string path)
    {
        try
        {
            var file = TrustJson.Deserialize<TicketSecretsFile>(File.ReadAllText(path));
            return new TicketAccess(Connect(path, file.Connections), new TicketSenders
            {
                Standard = Secrets(path, "standard", file.Standard, SharedSecret.OfStandard),
                Jira = Secrets(path, "jira", file.Jira, SharedSecret.OfText),
                ServiceNow = Secrets(path, "serviceNow", file.ServiceNow, SharedSecret.OfText),
                JiraFields = file.JiraFields ?? new JiraFields(),
            });
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            // A parser's message may hold a piece of what it read.
            throw CommandException.Usage(
                $"The file of ticket secrets {path} cannot be read ({unreadable.GetType().Name}). Name a JSON file with lists of secrets under 'standard', 'jira' and 'serviceNow' (docs/tickets.md).");
        }
    }

    /// <inheritdoc />
    public override string ToString() => "ticket secrets";

    private static TicketConnections Connect(string path, TicketConnectionsEntry? entry)
    {
        var connections = ConnectionsOf(path, entry);
        return entry?.Watch is { } word ? connections with { Watch = Parse(path, "connections.watch", () => connections.Opens(word)) } : connections;
    }

    private static TicketConnections ConnectionsOf(string path, TicketConnectionsEntry? entry) => new()
    {
        ServiceNow = entry?.ServiceNow is { } serviceNow
            ? new ServiceNowConnection(Address(path, "serviceNow", serviceNow.Url), Credential(path, "serviceNow", serviceNow), serviceNow.DoneState)
            {
                WatchTable = Parse(path, "connections.serviceNow.watchTable", () => ServiceNowConnection.TableOf(serviceNow.WatchTable)),
            }
            : null,
        Jira = entry?.Jira is { } jira
            ? new JiraConnection(Address(path, "jira", jira.Url), Credential(path, "jira", jira), jira.DoneTransition)
            {
                Project = jira.Project,
                IssueType = jira.IssueType ?? "Task",
            }
            : null,
        Webhook = entry?.Webhook is { } webhook ? Webhook(path, webhook) : null,
    };

    private static WebhookConnection Webhook(string path, TicketConnectionEntry entry)
    {
        var secrets = Secrets(path, "connections.webhook.secrets", entry.Secrets, SharedSecret.OfStandard);
        return secrets.Count > 0
            ? new WebhookConnection(Parse(path, "connections.webhook.url", () => TicketAddress.Parse(entry.Url)), secrets)
            : throw CommandException.Usage($"{path} has no secret under 'connections.webhook.secrets', so nothing could be signed.");
    }

    private static Uri Address(string path, string name, string url) => Parse(path, $"connections.{name}.url", () => TicketAddress.ParseBase(url));

    private static TicketCredential Credential(string path, string name, TicketConnectionEntry entry) =>
        Parse(path, $"connections.{name}.password", () => TicketCredential.Of(entry.User, entry.Password ?? ""));

    private static T Parse<T>(string path, string name, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException wrong)
        {
            throw CommandException.Usage($"'{name}' in {path} {wrong.Message}");
        }
    }

    private static List<SharedSecret> Secrets(string path, string name, IReadOnlyList<string>? texts, Func<string, SharedSecret> parse)
    {
        if (texts is { Count: > TicketSenders.MostSecrets })
        {
            throw CommandException.Usage($"{path} has {texts.Count} secrets under '{name}'. Leave the one in use and the one that takes its place.");
        }

        try
        {
            return [.. (texts ?? []).Select(parse)];
        }
        catch (FormatException wrong)
        {
            throw CommandException.Usage($"A secret under '{name}' in {path} {wrong.Message}");
        }
    }
}

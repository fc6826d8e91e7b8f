using HybridTrust.Api.Senders;
using HybridTrust.Api.Ticketing;
using HybridTrust.Organizations;

namespace HybridTrust.Functions.Settings;

/// <summary>Reads which ticket systems are written to. What is wrong with a secret is said; the secret never is.</summary>
internal static class TicketConnectionSettings
{
    private const string Unwritten = "Leave the address out to write to no such system.";

    /// <summary>The systems that have an address.</summary>
    public static TicketConnections Read(SettingReader reader)
    {
        var connections = Connections(reader);
        return connections with { Watch = WatchOf(reader, connections) };
    }

    private static TicketConnections Connections(SettingReader reader) => new()
    {
        ServiceNow = Connect(reader, SettingNames.TicketsServiceNow, (address, credential) =>
            new ServiceNowConnection(address, credential, reader.Find(SettingNames.TicketsServiceNow + SettingNames.DoneState)) { WatchTable = TableOf(reader) }),
        Jira = Connect(reader, SettingNames.TicketsJira, (address, credential) =>
            new JiraConnection(address, credential, reader.Find(SettingNames.TicketsJira + SettingNames.DoneTransition))
            {
                Project = reader.Find(SettingNames.TicketsJira + SettingNames.Project),
                IssueType = reader.Find(SettingNames.TicketsJira + SettingNames.IssueType) ?? "Task",
            }),
        Webhook = Webhook(reader),
    };

    private static CauseTickets WatchOf(SettingReader reader, TicketConnections connections)
    {
        if (reader.Find(SettingNames.TicketsWatch) is not { } word)
        {
            return CauseTickets.Record;
        }

        try
        {
            return connections.Opens(word);
        }
        catch (FormatException wrong)
        {
            reader.Refuse(SettingNames.TicketsWatch, wrong.Message.TrimEnd('.'), "Leave it out to have the watch's tickets kept as records.");
            return CauseTickets.Record;
        }
    }

    private static string TableOf(SettingReader reader)
    {
        var name = SettingNames.TicketsServiceNow + SettingNames.WatchTable;
        try
        {
            return ServiceNowConnection.TableOf(reader.Find(name));
        }
        catch (FormatException wrong)
        {
            reader.Refuse(name, wrong.Message.TrimEnd('.'), "Leave it out for 'incident'.");
            return "";
        }
    }

    private static T? Connect<T>(SettingReader reader, string system, Func<Uri, TicketCredential, T> connect)
        where T : class
    {
        if (reader.Find(system + SettingNames.Url) is not { } url)
        {
            return null;
        }

        var address = Parse(reader, system + SettingNames.Url, () => TicketAddress.ParseBase(url));
        var credential = Parse(reader, system + SettingNames.Password, () => TicketCredential.Of(
            reader.Find(system + SettingNames.User), reader.Find(system + SettingNames.Password) ?? ""));
        return address is null || credential is null ? null : connect(address, credential);
    }

    private static WebhookConnection? Webhook(SettingReader reader)
    {
        if (reader.Find(SettingNames.TicketsStandard + SettingNames.Url) is not { } url)
        {
            return null;
        }

        var address = Parse(reader, SettingNames.TicketsStandard + SettingNames.Url, () => TicketAddress.Parse(url));
        string[] names = [SettingNames.TicketsStandard + SettingNames.SendSecret, SettingNames.TicketsStandard + SettingNames.NextSendSecret];
        var secrets = names
            .Select(name => reader.Find(name) is { } text ? Parse(reader, name, () => SharedSecret.OfStandard(text)) : null)
            .OfType<SharedSecret>()
            .ToList();
        if (Array.TrueForAll(names, name => reader.Find(name) is null))
        {
            reader.Refuse(names[0], "is missing, so nothing could be signed", Unwritten);
        }

        return address is null ? null : new WebhookConnection(address, secrets);
    }

    private static T? Parse<T>(SettingReader reader, string name, Func<T> parse)
        where T : class
    {
        try
        {
            return parse();
        }
        catch (FormatException wrong)
        {
            reader.Refuse(name, wrong.Message.TrimEnd('.'), Unwritten);
            return null;
        }
    }
}

using HybridTrust.Organizations;

namespace HybridTrust.Api.Ticketing;

/// <summary>The ticket systems that this host writes to; what is null is not written to.</summary>
public sealed record TicketConnections
{
    /// <summary>No system: comments are kept as records, and shown with the run.</summary>
    public static TicketConnections None { get; } = new();

    /// <summary>ServiceNow.</summary>
    public ServiceNowConnection? ServiceNow { get; init; }

    /// <summary>Jira.</summary>
    public JiraConnection? Jira { get; init; }

    /// <summary>The receiver of signed webhooks, for tickets of every other system.</summary>
    public WebhookConnection? Webhook { get; init; }

    /// <summary>Where the watch opens tickets, unless a profile says otherwise.</summary>
    public CauseTickets Watch { get; init; } = CauseTickets.Record;

    /// <summary>How long one request may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Where the watch is to open tickets, as a word of the settings.</summary>
    /// <exception cref="FormatException">It is no such word, or this host has no connection in which tickets could be opened.</exception>
    public CauseTickets Opens(string word) => word switch
    {
        "record" => CauseTickets.Record,
        "service-now" => ServiceNow is null ? throw Unconnected("ServiceNow") : CauseTickets.ServiceNow,
        "jira" when Jira is { Project: null } => throw new FormatException("is 'jira', and no project is named in which issues are opened. Name its key, such as OPS."),
        "jira" => Jira is null ? throw Unconnected("Jira") : CauseTickets.Jira,
        "webhook" => Webhook is null ? throw Unconnected("the webhook's receiver") : CauseTickets.Webhook,
        _ => throw new FormatException("is none of record, service-now, jira and webhook."),
    };

    private static FormatException Unconnected(string system) => new($"asks for tickets in {system}, to which this host has no connection. Add its address and credential.");
}

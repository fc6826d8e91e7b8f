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

    /// <summary>How long one request may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);
}

namespace HybridTrust.Organizations;

/// <summary>Where the watch opens the tickets of its causes.</summary>
public enum CauseTickets
{
    /// <summary>Nowhere: they are kept as records, and shown by the watch.</summary>
    Record,

    /// <summary>ServiceNow, a record each.</summary>
    ServiceNow,

    /// <summary>Jira, an issue each.</summary>
    Jira,

    /// <summary>The receiver of signed webhooks, which is told of each.</summary>
    Webhook,
}

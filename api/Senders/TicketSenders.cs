namespace HybridTrust.Api.Senders;

/// <summary>
/// The ticket systems whose signed deliveries are taken, by their secrets: none means that the system's deliveries are refused, two that a
/// rotation is under way and either will do.
/// </summary>
public sealed record TicketSenders
{
    /// <summary>How many secrets a system may have at once.</summary>
    public const int MostSecrets = 2;

    /// <summary>Those of Standard Webhooks.</summary>
    public IReadOnlyList<SharedSecret> Standard { get; init; } = [];

    /// <summary>Those of Jira's webhook.</summary>
    public IReadOnlyList<SharedSecret> Jira { get; init; } = [];

    /// <summary>Those of ServiceNow's REST message.</summary>
    public IReadOnlyList<SharedSecret> ServiceNow { get; init; } = [];

    /// <summary>Where Jira's issues hold what the ticket asks for.</summary>
    public JiraFields JiraFields { get; init; } = new();

    /// <summary>No system: only callers with a role deliver tickets.</summary>
    public static TicketSenders None { get; } = new();
}

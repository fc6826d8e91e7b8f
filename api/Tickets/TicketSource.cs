namespace HybridTrust.Api.Tickets;

/// <summary>Where a ticket comes from.</summary>
/// <param name="System">The ticket system.</param>
/// <param name="RequestedBy">Who asks, as the host knows or the signed delivery says.</param>
internal sealed record TicketSource(string System, string RequestedBy)
{
    /// <summary>The id of the record behind the ticket, where its system has one; else null.</summary>
    public string? Record { get; init; }

    /// <summary>Jira.</summary>
    public const string Jira = "jira";

    /// <summary>ServiceNow.</summary>
    public const string ServiceNow = "servicenow";

    private const int LongestName = 128;

    /// <summary>A caller with a role.</summary>
    public static TicketSource Caller(string name) => new(TicketPayload.Generic, name);

    /// <summary>
    /// A system whose delivery is signed, and the person that it names. The system stands beside the name, so that nobody is taken for
    /// someone who signed in here.
    /// </summary>
    public static TicketSource Signed(string system, string? person = null) => new(
        system,
        person is { Length: > 0 and <= LongestName } && Requests.Words.ArePrintable(person) ? $"{person.Trim()} ({system})" : $"signed delivery ({system})");
}

namespace HybridTrust.Api.Ticketing;

/// <summary>How this host reaches ServiceNow.</summary>
/// <param name="Address">The instance.</param>
/// <param name="Credential">With what it signs in.</param>
/// <param name="DoneState">The value of <c>state</c> that a change gets when it is done, such as 0 (review); null leaves the state alone.</param>
public sealed record ServiceNowConnection(Uri Address, TicketCredential Credential, string? DoneState = null)
{
    private const string UsualTable = "incident";

    /// <summary>The table in which the watch opens records; one that extends <c>task</c>.</summary>
    public string WatchTable { get; init; } = UsualTable;

    /// <summary>A table's name as it is written in settings; null for the usual one.</summary>
    /// <exception cref="FormatException">It is no table's name; it would become part of an address.</exception>
    public static string TableOf(string? name) => name switch
    {
        null => UsualTable,
        { Length: > 0 and <= 80 } when name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_') => name,
        _ => throw new FormatException("is no table of ServiceNow. Write its name, such as incident."),
    };
}

namespace HybridTrust.Local.Commands;

/// <summary>One of them.</summary>
/// <param name="Url">Where it is: https, or http on this machine.</param>
/// <param name="User">As whom; left out where the password is a bearer token.</param>
/// <param name="Password">The password or token.</param>
/// <param name="DoneState">ServiceNow's value of <c>state</c> for a change that is done.</param>
/// <param name="DoneTransition">Jira's transition for an issue that is done.</param>
/// <param name="Secrets">What outgoing webhooks are signed with.</param>
internal sealed record TicketConnectionEntry(
    string Url, string? User = null, string? Password = null, string? DoneState = null, string? DoneTransition = null, IReadOnlyList<string>? Secrets = null)
{
    /// <summary>The project in which the watch opens Jira's issues.</summary>
    public string? Project { get; init; }

    /// <summary>The type of these issues.</summary>
    public string? IssueType { get; init; }

    /// <summary>The table in which the watch opens ServiceNow's records.</summary>
    public string? WatchTable { get; init; }

    /// <inheritdoc />
    public override string ToString() => Url;
}

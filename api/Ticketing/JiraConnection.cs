namespace HybridTrust.Api.Ticketing;

/// <summary>How this host reaches Jira.</summary>
/// <param name="Address">The site.</param>
/// <param name="Credential">With what it signs in.</param>
/// <param name="DoneTransition">The name of the transition that an issue goes through when it is done, such as Done; null leaves the status alone.</param>
public sealed record JiraConnection(Uri Address, TicketCredential Credential, string? DoneTransition = null)
{
    /// <summary>The key of the project in which the watch opens issues, such as OPS; null where it opens none.</summary>
    public string? Project { get; init; }

    /// <summary>The type of these issues, by its name in that project.</summary>
    public string IssueType { get; init; } = "Task";
}

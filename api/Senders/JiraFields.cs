namespace HybridTrust.Api.Senders;

/// <summary>The ids of Jira's custom fields, such as <c>customfield_10050</c>; null where the description says it.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="Action">What to do.</param>
/// <param name="Procedures">The procedures.</param>
/// <param name="Attempt">The attempt.</param>
public sealed record JiraFields(
    string? Organization = null,
    string? Action = null,
    string? Procedures = null,
    string? Attempt = null);

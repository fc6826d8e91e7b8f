namespace HybridTrust.Api.Ticketing;

/// <summary>How this host reaches ServiceNow.</summary>
/// <param name="Address">The instance.</param>
/// <param name="Credential">With what it signs in.</param>
/// <param name="DoneState">The value of <c>state</c> that a change gets when it is done, such as 0 (review); null leaves the state alone.</param>
public sealed record ServiceNowConnection(Uri Address, TicketCredential Credential, string? DoneState = null);

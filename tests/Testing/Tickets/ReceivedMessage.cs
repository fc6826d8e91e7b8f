namespace HybridTrust.Testing.Tickets;

/// <summary>A signed webhook as it came.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Timestamp">When it was sent.</param>
/// <param name="Signature">Its signatures.</param>
/// <param name="Body">Its body.</param>
public sealed record ReceivedMessage(string Id, string Timestamp, string Signature, string Body);

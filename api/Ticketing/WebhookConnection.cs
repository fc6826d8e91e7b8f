using HybridTrust.Api.Senders;

namespace HybridTrust.Api.Ticketing;

/// <summary>Where this host sends what it tells the tickets of other systems, signed as Standard Webhooks.</summary>
/// <param name="Address">The receiver.</param>
/// <param name="Secrets">One, or two during a rotation: each signs.</param>
public sealed record WebhookConnection(Uri Address, IReadOnlyList<SharedSecret> Secrets);

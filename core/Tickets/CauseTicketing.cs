using HybridTrust.Organizations;

namespace HybridTrust.Tickets;

/// <summary>Where the host opens tickets of its own, the watch's.</summary>
/// <param name="Tickets">Where, unless an organization's profile says otherwise.</param>
public sealed record CauseTicketing(CauseTickets Tickets)
{
    /// <summary>Nowhere.</summary>
    public static CauseTicketing None { get; } = new(CauseTickets.Record);
}

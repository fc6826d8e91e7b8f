using HybridTrust.Api.Senders;
using HybridTrust.Api.Ticketing;
using HybridTrust.Functions.Callers;

namespace HybridTrust.Functions.Settings;

/// <summary>How the host is configured.</summary>
/// <param name="World">The world behind the ports.</param>
/// <param name="HistoryRetentionDays">Days that the engine's histories of ended runs are kept; records are kept for good.</param>
/// <param name="Runners">Which identities are runners.</param>
/// <param name="EnrolmentFolder">A folder with organizations and runners to take over at start, with its whole path; null when they are in the records already.</param>
internal sealed record HostSettings(HostWorld World, int HistoryRetentionDays, RunnerIdentities Runners, string? EnrolmentFolder)
{
    /// <summary>The ticket systems whose signed deliveries are taken.</summary>
    public TicketSenders Senders { get; init; } = TicketSenders.None;

    /// <summary>The ticket systems that are written to.</summary>
    public TicketConnections Connections { get; init; } = TicketConnections.None;

    /// <summary>Where people reach this host, for links in tickets; null where that is not known.</summary>
    public Uri? Address { get; init; }
}

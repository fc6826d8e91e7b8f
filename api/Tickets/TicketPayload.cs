using HybridTrust.Runs;

namespace HybridTrust.Api.Tickets;

/// <summary>A ticket as <c>POST /api/tickets</c> takes it. Who asks is never part of it: that is the caller.</summary>
/// <param name="Ticket">The ticket's id in its system: 1 to 64 printable characters.</param>
/// <param name="Organization">The organization's name.</param>
/// <param name="Action">What to do.</param>
/// <param name="Procedures">The procedures to carry out; absent or empty means all of the profile.</param>
/// <param name="Attempt">1, unless the ticket asks again on purpose: 1 to 99.</param>
/// <param name="Run">The run to put back; only with the action <c>undo</c>, which names no procedures.</param>
/// <param name="System">The ticket system: <c>generic</c>.</param>
public sealed record TicketPayload(
    string Ticket,
    string Organization,
    RunAction Action,
    IReadOnlyList<string>? Procedures = null,
    int? Attempt = null,
    string? Run = null,
    string? System = null)
{
    /// <summary>What a ticket system is called that has no address of its own.</summary>
    public const string Generic = "generic";
}

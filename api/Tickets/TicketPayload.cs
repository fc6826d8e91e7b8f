using System.ComponentModel;
using HybridTrust.Runs;

namespace HybridTrust.Api.Tickets;

/// <summary>A ticket as <c>POST /api/tickets</c> takes it. Who asks is never part of it: that is the caller.</summary>
/// <param name="Ticket">The ticket's id in its system: 1 to 64 printable characters.</param>
/// <param name="Organization">The organization's name.</param>
/// <param name="Action">What to do.</param>
/// <param name="Procedures">The procedures to carry out; absent or empty means all of the profile.</param>
/// <param name="Attempt">1, unless the ticket asks again on purpose: 1 to 99.</param>
/// <param name="System">The ticket system: <c>generic</c>.</param>
public sealed record TicketPayload(
    [property: Description("The ticket's id in its system: 1 to 64 printable characters.")] string Ticket,
    [property: Description("The organization's name.")] string Organization,
    [property: Description("What to do: plan, apply or verify.")] RunAction Action,
    [property: Description("The procedures to carry out, out of those of the profile; absent or empty means all of them.")] IReadOnlyList<string>? Procedures = null,
    [property: Description("1, unless the ticket asks again on purpose: 1 to 99. Another attempt is another run.")] int? Attempt = null,
    [property: Description("The ticket system; this release knows 'generic'.")] string? System = null)
{
    /// <summary>The only ticket system of this release.</summary>
    public const string Generic = "generic";
}

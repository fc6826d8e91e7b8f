using HybridTrust.Runs;
using HybridTrust.Runs.Turns;

namespace HybridTrust.Api.Tickets;

/// <summary>Where a new ticket stands among the runs of its organization.</summary>
/// <param name="Request">What its run starts with: behind another, if one has the turn before it.</param>
/// <param name="Carried">The attachment to the run that does the same already; null when it gets a run of its own.</param>
public sealed record TicketPlace(RunRequest Request, Attachment? Carried = null);

namespace HybridTrust.Api.Tickets;

/// <summary>What became of a ticket.</summary>
/// <param name="Run">The run; its view is at <c>/api/runs/{run}</c>.</param>
/// <param name="Started">Whether this delivery started it; false when an earlier one had.</param>
public sealed record TicketAnswer(
    string Run,
    bool Started);

namespace HybridTrust.Api.Runs;

/// <summary>What <c>POST /api/runs/{id}/undo</c> takes. Ticket and procedures are those of the run that is put back.</summary>
/// <param name="Attempt">1, unless the same is asked again on purpose: 1 to 99.</param>
public sealed record UndoPayload(int? Attempt = null);

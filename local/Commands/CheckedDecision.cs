using HybridTrust.Planning;
using HybridTrust.Procedures;

namespace HybridTrust.Local.Commands;

/// <summary>A decision of the planner as <c>check</c> shows it.</summary>
/// <param name="Procedure">The procedure's id.</param>
/// <param name="InRelease">Whether this release can carry it out.</param>
/// <param name="Reason">Why it is chosen or left out, in a word.</param>
/// <param name="Message">Why, in sentences.</param>
/// <param name="Facts">The ids of the dated facts behind it.</param>
internal sealed record CheckedDecision(
    string Procedure, bool InRelease, DecisionReason Reason, string Message, IReadOnlyList<string> Facts)
{
    public static CheckedDecision Of(ProcedureDecision decision) => new(
        decision.Procedure,
        ProcedureCatalogue.Default.Find(decision.Procedure) is not null,
        decision.Reason,
        decision.Message,
        [.. decision.Facts.Select(f => f.Id)]);
}

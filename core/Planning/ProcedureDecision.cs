using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning;

/// <summary>Whether a procedure makes sense for an organization, and why.</summary>
/// <param name="Procedure">Its id.</param>
/// <param name="Chosen">True when it does.</param>
/// <param name="Reason">Why, in a word.</param>
/// <param name="Message">Why, in sentences for a person.</param>
/// <param name="Facts">The dated facts behind it; empty when it follows from the topology alone.</param>
public sealed record ProcedureDecision(string Procedure, bool Chosen, DecisionReason Reason, string Message, IReadOnlyList<DatedFact> Facts);

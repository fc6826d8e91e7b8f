using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Checks;

/// <summary>What a check decided.</summary>
/// <param name="Chosen">Whether the procedure is chosen.</param>
/// <param name="Reason">Why, in a word.</param>
/// <param name="Message">Why, in sentences for a person.</param>
/// <param name="Facts">The dated facts behind it.</param>
internal sealed record CheckAnswer(bool Chosen, DecisionReason Reason, string Message, IReadOnlyList<DatedFact> Facts)
{
    public static CheckAnswer Choose(DecisionReason reason, string message, params IReadOnlyList<DatedFact> facts) => new(true, reason, message, facts);

    public static CheckAnswer LeaveOut(DecisionReason reason, string message, params IReadOnlyList<DatedFact> facts) => new(false, reason, message, facts);
}

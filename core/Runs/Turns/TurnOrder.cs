namespace HybridTrust.Runs.Turns;

/// <summary>Which runs of one organization wait for each other. That two never change it at the same moment is the lock's business.</summary>
public static class TurnOrder
{
    /// <summary>
    /// Whether a run that has not ended has the turn before another. What takes weeks, such as a rotation, holds nobody up: whatever is urgent
    /// passes it while it waits.
    /// </summary>
    public static bool HoldsUp(RunRequest ahead, RunRequest second) =>
        string.Equals(ahead.Organization, second.Organization, StringComparison.Ordinal) && Takes(ahead.Action) && Takes(second.Action);

    /// <summary>Whether two tickets ask for the very same; one that asks again on purpose, with another attempt, is not another ticket.</summary>
    public static bool AskTheSame(RunRequest one, RunRequest other) =>
        string.Equals(one.Organization, other.Organization, StringComparison.Ordinal)
        && one.Ticket != other.Ticket
        && one.Action == other.Action
        && Concerns(one.Action)
        && string.Equals(one.Undoes, other.Undoes, StringComparison.Ordinal)
        && one.Procedures.Order(StringComparer.Ordinal).SequenceEqual(other.Procedures.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Whether a run of this action may have to wait, or may carry another's ticket: what only looks does neither.</summary>
    public static bool Concerns(RunAction action) => action is not (RunAction.Plan or RunAction.Verify);

    private static bool Takes(RunAction action) => action is RunAction.Apply or RunAction.Undo;
}

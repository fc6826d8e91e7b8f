namespace HybridTrust.Steps;

/// <summary>Several things undone by one step.</summary>
public static class UndoOutcomes
{
    /// <summary>One outcome for all of them: blocked when one was, undone when at least one was; every sentence is kept.</summary>
    public static UndoOutcome Together(IReadOnlyList<UndoOutcome> outcomes)
    {
        var sentence = string.Join(' ', outcomes.Select(o => o.Sentence));
        return outcomes.Any(o => o is UndoOutcome.Blocked) ? new UndoOutcome.Blocked { Sentence = sentence }
            : outcomes.Any(o => o is UndoOutcome.Undone) ? new UndoOutcome.Undone { Sentence = sentence }
            : new UndoOutcome.NothingToUndo { Sentence = sentence };
    }
}

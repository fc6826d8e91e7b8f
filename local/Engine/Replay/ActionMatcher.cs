using HybridTrust.Local.Engine.History;

namespace HybridTrust.Local.Engine.Replay;

/// <summary>Compares what replayed code asks for with what its history says it asked for, in order.</summary>
internal sealed class ActionMatcher
{
    private readonly Queue<(int Position, HistoryEvent.TaskAction Action)> _recorded = new();

    /// <summary>Whether recorded actions are still to come.</summary>
    public bool IsReplaying => _recorded.Count > 0;

    /// <summary>Adds the next action of the history.</summary>
    public void Expect(int position, HistoryEvent.TaskAction action) => _recorded.Enqueue((position, action));

    /// <summary>
    /// Takes the recorded form of what the code asks for; null when the history has no more actions, so that this one is new.
    /// </summary>
    /// <param name="asked">What the code asks for.</param>
    /// <param name="mismatch">Set when the history says something else.</param>
    public HistoryEvent.TaskAction? Match(HistoryEvent.TaskAction asked, out string? mismatch)
    {
        mismatch = null;
        if (!_recorded.TryDequeue(out var recorded))
        {
            return null;
        }

        if (!recorded.Action.IsSameAs(asked))
        {
            mismatch = $"at history position {recorded.Position} the history says {recorded.Action.Describe()}, "
                + $"but the code asked for {asked.Describe()}";
        }

        return recorded.Action;
    }

    /// <summary>What is wrong when the code waits or ends although the history says that it asked for more; null when nothing is.</summary>
    public string? Missing(string codeDid) => _recorded.TryPeek(out var recorded)
        ? $"at history position {recorded.Position} the history says {recorded.Action.Describe()}, but the code {codeDid}"
        : null;
}

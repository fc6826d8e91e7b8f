using HybridTrust.Workflows;

namespace HybridTrust.Local.Engine.History;

/// <summary>
/// One line of an instance's history. What happens to the orchestration (an input) is durable before its code sees it;
/// what its code asks for (an action) is durable before it is begun.
/// </summary>
/// <param name="Time">When the event was accepted, UTC; for an input, the time its turn reads from the workflow.</param>
internal abstract record HistoryEvent(DateTimeOffset Time)
{
    /// <summary>An action: numbered in the order in which the code asks, which is what replay compares.</summary>
    /// <param name="Time">When it was asked for.</param>
    /// <param name="TaskId">Its number, from 1.</param>
    internal abstract record TaskAction(DateTimeOffset Time, int TaskId) : HistoryEvent(Time)
    {
        /// <summary>The action for a person, as in "the history says …".</summary>
        public abstract string Describe();

        /// <summary>Whether replayed code asked for the same thing. Inputs and times may differ between releases.</summary>
        public abstract bool IsSameAs(TaskAction other);
    }

    /// <summary>The end of an action.</summary>
    internal abstract record TaskEnd(DateTimeOffset Time, int TaskId) : HistoryEvent(Time);

    /// <summary>Input: the instance was accepted.</summary>
    internal sealed record Started(DateTimeOffset Time, string Name, string Input, ParentLink? Parent) : HistoryEvent(Time);

    /// <summary>Input: an activity or a child returned.</summary>
    internal sealed record TaskCompleted(DateTimeOffset Time, int TaskId, string Result) : TaskEnd(Time, TaskId);

    /// <summary>Input: an activity or a child failed.</summary>
    internal sealed record TaskFailed(DateTimeOffset Time, int TaskId, Failure Failure, bool Permanent) : TaskEnd(Time, TaskId);

    /// <summary>Input: a timer, or the time limit of a wait, came.</summary>
    internal sealed record TimerFired(DateTimeOffset Time, int TaskId) : TaskEnd(Time, TaskId);

    /// <summary>Input: an event from outside.</summary>
    internal sealed record EventRaised(DateTimeOffset Time, string Name, string Payload) : HistoryEvent(Time);

    /// <summary>Action: run an activity once.</summary>
    internal sealed record ActivityScheduled(DateTimeOffset Time, int TaskId, string Name, string Input) : TaskAction(Time, TaskId)
    {
        /// <inheritdoc/>
        public override string Describe() => $"activity '{Name}'";

        /// <inheritdoc/>
        public override bool IsSameAs(TaskAction other) =>
            other is ActivityScheduled activity && string.Equals(activity.Name, Name, StringComparison.Ordinal);
    }

    /// <summary>Action: start a child orchestration.</summary>
    internal sealed record ChildScheduled(DateTimeOffset Time, int TaskId, string Name, string ChildId, string Input)
        : TaskAction(Time, TaskId)
    {
        /// <inheritdoc/>
        public override string Describe() => $"child '{ChildId}' of orchestration '{Name}'";

        /// <inheritdoc/>
        public override bool IsSameAs(TaskAction other) =>
            other is ChildScheduled child
            && string.Equals(child.Name, Name, StringComparison.Ordinal)
            && string.Equals(child.ChildId, ChildId, StringComparison.Ordinal);
    }

    /// <summary>Action: wait until a time.</summary>
    internal sealed record TimerCreated(DateTimeOffset Time, int TaskId, DateTimeOffset DueAt) : TaskAction(Time, TaskId)
    {
        /// <inheritdoc/>
        public override string Describe() => "a timer";

        /// <inheritdoc/>
        public override bool IsSameAs(TaskAction other) => other is TimerCreated;
    }

    /// <summary>Action: wait for an event until a time.</summary>
    internal sealed record EventAwaited(DateTimeOffset Time, int TaskId, string Name, DateTimeOffset Until) : TaskAction(Time, TaskId)
    {
        /// <inheritdoc/>
        public override string Describe() => $"a wait for event '{Name}'";

        /// <inheritdoc/>
        public override bool IsSameAs(TaskAction other) =>
            other is EventAwaited wait && string.Equals(wait.Name, Name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The code published where it stands. Not compared at replay: a release may word its status anew.</summary>
    internal sealed record StatusPublished(DateTimeOffset Time, string Json) : HistoryEvent(Time);

    /// <summary>The orchestration ended; the last record of its instance. Repeats the status so that two reads show the instance.</summary>
    internal sealed record Ended(DateTimeOffset Time, InstanceStatus Status, string? Output, Failure? Failure, string? Published)
        : HistoryEvent(Time);
}

namespace HybridTrust.Local.Engine.History;

/// <summary>The kinds of <see cref="HistoryEvent"/> as journals keep them: a number is never given to another kind.</summary>
internal enum EventKind : byte
{
    /// <summary>No kind: not a record.</summary>
    None = 0,

    /// <summary><see cref="HistoryEvent.Started"/>.</summary>
    Started = 1,

    /// <summary><see cref="HistoryEvent.TaskCompleted"/>.</summary>
    TaskCompleted = 2,

    /// <summary><see cref="HistoryEvent.TaskFailed"/>.</summary>
    TaskFailed = 3,

    /// <summary><see cref="HistoryEvent.TimerFired"/>.</summary>
    TimerFired = 4,

    /// <summary><see cref="HistoryEvent.EventRaised"/>.</summary>
    EventRaised = 5,

    /// <summary><see cref="HistoryEvent.ActivityScheduled"/>.</summary>
    ActivityScheduled = 6,

    /// <summary><see cref="HistoryEvent.ChildScheduled"/>.</summary>
    ChildScheduled = 7,

    /// <summary><see cref="HistoryEvent.TimerCreated"/>.</summary>
    TimerCreated = 8,

    /// <summary><see cref="HistoryEvent.EventAwaited"/>.</summary>
    EventAwaited = 9,

    /// <summary><see cref="HistoryEvent.StatusPublished"/>.</summary>
    StatusPublished = 10,

    /// <summary><see cref="HistoryEvent.Ended"/>.</summary>
    Ended = 11,
}

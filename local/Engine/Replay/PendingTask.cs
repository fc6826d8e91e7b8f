using HybridTrust.Local.Engine.History;

namespace HybridTrust.Local.Engine.Replay;

/// <summary>An action whose end has not come yet.</summary>
/// <param name="Action">The action, as recorded where it is.</param>
/// <param name="IsRecorded">Whether it stood in the history before this turn.</param>
/// <param name="End">Told how it ended.</param>
internal sealed record PendingTask(HistoryEvent.TaskAction Action, bool IsRecorded, TaskCompletionSource<HistoryEvent> End);

using HybridTrust.Local.Engine.History;
using HybridTrust.Workflows;

namespace HybridTrust.Local.Engine.Replay;

/// <summary>What a turn of an orchestration's code asks its engine to do.</summary>
/// <param name="Actions">New actions, in order.</param>
/// <param name="CalledOff">Waits whose time limit nobody needs any more.</param>
/// <param name="Published">The status published last, as JSON; null when none was yet.</param>
/// <param name="Ended">Set when the orchestration is over.</param>
/// <param name="Held">Set when it must be set aside.</param>
internal sealed record TurnResult(
    IReadOnlyList<HistoryEvent.TaskAction> Actions,
    IReadOnlyList<int> CalledOff,
    string? Published,
    HistoryEvent.Ended? Ended,
    Failure? Held);

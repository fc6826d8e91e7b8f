using HybridTrust.Local.Engine.History;
using HybridTrust.Local.Engine.Instances;

namespace HybridTrust.Local.Engine;

/// <summary>An activity to run.</summary>
/// <param name="Instance">Who called it.</param>
/// <param name="Action">With what.</param>
internal sealed record ActivityCall(LiveInstance Instance, HistoryEvent.ActivityScheduled Action);

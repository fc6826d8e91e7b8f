namespace HybridTrust.Local.Engine.History;

/// <summary>An event with its place in its instance's history.</summary>
/// <param name="InstanceId">Whose it is.</param>
/// <param name="Position">Its number in that history, from 1.</param>
/// <param name="Event">What happened.</param>
internal sealed record RecordedEvent(string InstanceId, int Position, HistoryEvent Event);

namespace HybridTrust.Local.Engine.History;

/// <summary>Who waits for a child orchestration.</summary>
/// <param name="InstanceId">The parent.</param>
/// <param name="TaskId">The parent's task that the child's end completes.</param>
internal sealed record ParentLink(string InstanceId, int TaskId);
